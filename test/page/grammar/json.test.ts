import { describe, expect, it } from "vitest";
import { readJson } from "../../../generator/page/grammar/json.js";

describe("JSON as documentation writes it", () => {
  it("is exact where it is JSON", () => {
    expect(readJson('{"a": [1, true, null]}')).toEqual({ value: { a: [1, true, null] }, state: "exact", flaw: null });
  });

  it.each([
    ['{"a": 1,}', { a: 1 }, 8],
    ['{"a": 1 "b": 2}', { a: 1, b: 2 }, 8],
    ['{ // id\n"a": 1}', { a: 1 }, 2],
    ['{"a":\u00A01}', { a: 1 }, 5],
    ['["a\tb"]', ["a\tb"], 1],
  ])("repairs what has one meaning: %j", (text, value, flaw) => {
    expect(readJson(text)).toEqual({ value, state: "repaired", flaw });
  });

  it.each([
    ['{"a": 1, ...}', { a: 1 }, 9],
    ['{"value": [{"id": "x"}, …]}', { value: [{ id: "x" }] }, 24],
    ['{"a": {...}}', { a: {} }, 7],
    ['{"a": ...}', {}, 6],
  ])("holds what is there where parts are left out: %s", (text, value, flaw) => {
    expect(readJson(text)).toEqual({ value, state: "elided", flaw });
  });

  it("leaves dots inside of strings alone", () => {
    expect(readJson('{"a": "to be continued...",}')).toMatchObject({
      value: { a: "to be continued..." },
      state: "repaired",
    });
  });

  it.each(["", "<xml/>", "{'a': 1}", '{"a": 1', '{"a": "b\nc"}', "{} {}", "[Zip file]", '{"a": }'])(
    "is malformed: %j",
    (text) => {
      expect(readJson(text)).toMatchObject({ value: null, state: "malformed" });
    },
  );

  it("says where it stops being JSON", () => {
    expect(readJson("{\"a\": 1,\n 'b': 2}").flaw).toBe(10);
  });

  it("makes ordinary properties of the names that objects come with", () => {
    for (const text of ['{"__proto__": {"x": 1}}', '{"__proto__": {"x": 1},}']) {
      const { value } = readJson(text);
      expect(Object.keys(value ?? {})).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
  });

  it("refuses a depth that would overflow the stack", () => {
    expect(readJson("[".repeat(100_000)).state).toBe("malformed");
    expect(readJson("[".repeat(100_000) + "]".repeat(100_000)).state).toBe("malformed");
  });
});
