import { expect, it } from "vitest";
import { excerptOf } from "../../generator/report/excerpt.js";

const place = { file: "a.md", line: 3, column: 5 };

it.each([
  ["between its columns", { ...place, endLine: 3, endColumn: 8 }, ["| ", "abc", " | def |"]],
  [
    "from its column to the end, if it ends on a later line",
    { ...place, endLine: 4, endColumn: 2 },
    ["| ", "abc | def |", ""],
  ],
  ["nowhere, if the place is a point", place, ["| ", "", "abc | def |"]],
])("marks the text of a finding %s", (_, found, expected) => {
  expect(excerptOf("  | abc | def |", found)).toEqual(expected);
});

it("cuts off a long line on both sides of the finding", () => {
  const line = `${"a".repeat(1000)}X${"b".repeat(1000)}`;
  const [before, found, after] = excerptOf(line, { ...place, column: 1001, endLine: 3, endColumn: 1002 });
  expect(found).toBe("X");
  expect(before).toMatch(/^…a{160}$/);
  expect(after).toMatch(/^b{160}…$/);
});
