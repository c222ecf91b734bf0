import { describe, expect, it, vi } from "vitest";
import { createSearch, shortName } from "../../generator/report/search.js";
import { largeModel } from "./large-model.js";
import { reportOf } from "./report-data.js";

const small = reportOf(largeModel(12, 3));

describe("the search of a report", () => {
  const search = createSearch(small);
  const titles = (query: string): string[] => search(query).operations.map(({ title }) => title);

  it.each([
    ["a title, without regard to case", "get ITEM 7", ["Get item 7"]],
    ["a page name", "item7-get", ["Get item 7"]],
    ["a method and a path", "get /area7/items7", ["Get item 7"]],
    ["a permission", "item7.readwrite.all", ["Get item 7"]],
    ["words in any order", "7 item area7", ["Get item 7"]],
  ])("finds operations by %s", (_, query, expected) => {
    expect(titles(query)).toEqual(expected);
  });

  it("finds types by name and property", () => {
    const names = (query: string): string[] => search(query).types.map(({ name }) => shortName(name));
    expect(names("item2")).toEqual(["item2"]);
    expect(names("property7")).toEqual(["item0", "item1", "item2"]);
  });

  it("lists titles that start with the query before other matches", () => {
    expect(titles("item 1")).toEqual(["Get item 1", "Get item 10", "Get item 11"]);
    expect(search("item1").operations[0]?.id).toBe("item1-get");
  });

  it("finds nothing for an empty query, or if a word of the query occurs nowhere", () => {
    expect(search("  ")).toEqual({ operations: [], types: [] });
    expect(search("item nowhere")).toEqual({ operations: [], types: [] });
  });

  it("reads each of 5,000 operations and 1,500 types at most once for each word", () => {
    const data = reportOf(largeModel(5000, 1500));
    const searchAll = createSearch(data);
    const indexOf = vi.spyOn(String.prototype, "indexOf");
    const { operations } = searchAll("item permission-of-nobody");
    const [calls, characters] = [
      indexOf.mock.calls.length,
      indexOf.mock.contexts.reduce((sum: number, text) => sum + String(text).length, 0),
    ];
    indexOf.mockRestore();
    expect(operations).toEqual([]);
    expect(calls).toBeLessThanOrEqual(2 * 6500);
    // A browser reads this number of characters in less than 10 ms.
    expect(characters).toBeLessThan(4_000_000);
  });
});
