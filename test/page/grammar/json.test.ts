import { describe, expect, it } from "vitest";
import { readJson } from "../../../generator/page/grammar/json.js";

describe("JSON in documentation", () => {
  it("is read without a correction if it is valid", () => {
    expect(readJson('{"a": [1, true, null]}')).toEqual({ value: { a: [1, true, null] }, state: "exact", flaw: null });
  });

  it.each([
    ['{"a": 1,}', { a: 1 }, 7, "TrailingComma"],
    ['["a",]', ["a"], 4, "TrailingComma"],
    ['{"a": 1 "b": 2}', { a: 1, b: 2 }, 8, "CommaExpected"],
    ['{ // id\n"a": 1}', { a: 1 }, 2, "InvalidCommentToken"],
    ['{"a":\u00A01}', { a: 1 }, 5, "InvalidWhiteSpace"],
    ['["a\tb"]', ["a\tb"], 1, "InvalidCharacter"],
  ])("is repaired if an error leaves only one possible value: %j", (text, value, offset, kind) => {
    expect(readJson(text)).toEqual({ value, state: "repaired", flaw: { offset, kind } });
  });

  it.each([
    ['{"a": 1, ...}', { a: 1 }, 9],
    ['{"value": [{"id": "x"}, …]}', { value: [{ id: "x" }] }, 24],
    ['{"a": {...}}', { a: {} }, 7],
    ['{"a": ...}', {}, 6],
  ])("has the values that are around an ellipsis: %s", (text, value, offset) => {
    expect(readJson(text)).toEqual({ value, state: "elided", flaw: { offset, kind: "Ellipsis" } });
  });

  it("does not treat dots in a string as an ellipsis", () => {
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

  it("has the place of the first error", () => {
    expect(readJson("{\"a\": 1,\n 'b': 2}").flaw).toEqual({ offset: 10, kind: "InvalidSymbol" });
  });

  it("keeps names such as __proto__ as ordinary properties", () => {
    for (const text of ['{"__proto__": {"x": 1}}', '{"__proto__": {"x": 1},}']) {
      const { value } = readJson(text);
      expect(Object.keys(value ?? {})).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
  });

  it("is malformed if its nesting is so deep that the stack would overflow", () => {
    expect(readJson("[".repeat(100_000)).state).toBe("malformed");
    expect(readJson("[".repeat(100_000) + "]".repeat(100_000)).state).toBe("malformed");
  });
});

describe("numbers with more digits than JavaScript keeps", () => {
  it.each([
    ['{ "a": 9007199254740993, "b": ["x", 1.50] }', '{"a":9007199254740993,"b":["x",1.50]}'],
    ['{ "a": -9223372036854775808, // lowest\n }', '{"a":-9223372036854775808}'],
    ["[12345678901234567.89, null]", "[12345678901234567.89,null]"],
  ])("are kept as text in addition to the value: %s", (text, valueText) => {
    expect(readJson(text).valueText).toBe(valueText);
  });

  it.each(['{ "a": 9007199254740991 }', '{ "a": "9007199254740993" }', "[1.000000000000000000]", "[0.1, 12.50]"])(
    "are not in %s, so docwright does not keep the text",
    (text) => {
      expect(readJson(text)).not.toHaveProperty("valueText");
    },
  );
});
