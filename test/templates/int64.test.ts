import { describe, expect, test } from "vitest";
import { revive, serialize, type Conversions } from "../../templates/runtime/conversions.js";
import { bigintConversion, decimal, digitsConversion, int64 } from "../../templates/runtime/int64.js";
import { parseJson, toJson, toPlain } from "../../templates/runtime/json-format-exact.js";
import { literalText } from "../../templates/runtime/literal-text.js";

const conversions: Conversions = {
  total: bigintConversion,
  text: digitsConversion,
  price: digitsConversion,
  part: () => conversions,
};
const read = (text: string): unknown => toPlain(revive(parseJson(text), conversions));
const write = (body: unknown): string => toJson(serialize(body, conversions));

describe("JSON with all digits", () => {
  test.each([
    [`{"total":9007199254740993}`, { total: 9007199254740993n }],
    [`{"total":-9223372036854775808}`, { total: -9223372036854775808n }],
    [`{"total":0}`, { total: 0n }],
    [`{"total":[1,9007199254740993]}`, { total: [1n, 9007199254740993n] }],
    [`{"text":9007199254740993}`, { text: "9007199254740993" }],
    [`{"price":12.50}`, { price: "12.50" }],
    [`{"price":1E400}`, { price: "1E400" }],
    [`{"part":{"total":9223372036854775807,"part":null}}`, { part: { total: 9223372036854775807n, part: null } }],
    [`{"share":0.1,"name":"9007199254740993"}`, { share: 0.1, name: "9007199254740993" }],
  ])("%s is read and written", (text, value) => {
    expect(read(text)).toEqual(value);
    expect(write(value)).toBe(text);
  });

  test("may have quotes around an integer if the property has a conversion", () => {
    expect(read('{"total":"9007199254740993","text":"9007199254740993"}')).toEqual({
      total: 9007199254740993n,
      text: "9007199254740993",
    });
  });

  test.each([["INF"], ["-INF"], ["NaN"], ["1,2"], ["0x1"], ["007"], [""]])(
    "has quotes around the decimal %j, because this text is not a number in JSON",
    (price) => {
      expect(write({ price })).toBe(`{"price":${JSON.stringify(price)}}`);
    },
  );

  test("has ordinary JavaScript numbers for properties without a conversion", () => {
    const text = `{"a":9007199254740993,"b":[1.0,{"c":1E2}],"d":0.1234567890123456789,"__proto__":1.0}`;
    expect(read(text)).toEqual(JSON.parse(text));
  });

  test("does not change values of other types, such as Map and Date", () => {
    const kept = new Map([["part", parseJson("9007199254740993")]]);
    expect(toPlain(kept)).toBe(kept);
    expect(toJson(kept.get("part"))).toBe("9007199254740993");
    const time = new Date();
    expect(toPlain({ time })).toEqual({ time });
  });

  test("is written as JSON.stringify writes it", () => {
    const body = {
      a: [undefined, new Date(0), Infinity, -Infinity, Number.NaN],
      b: undefined,
      c: "\u2028",
      d: 1e21,
      e: true,
    };
    expect(toJson(body)).toBe(
      `{"a":[null,"1970-01-01T00:00:00.000Z","INF","-INF","NaN"],"c":"\u2028","d":1e+21,"e":true}`,
    );
  });

  test("is refused with a SyntaxError if the text is not JSON", () => {
    expect(() => parseJson("<html>")).toThrow(SyntaxError);
    expect(() => parseJson("")).toThrow(SyntaxError);
  });

  test("has the last value if a name occurs twice", () => {
    expect(parseJson('{"a":1,"a":2}')).toEqual({ a: 2 });
  });
});

test("literals of integers and decimals have all digits, and other text is refused", () => {
  expect(literalText(int64("9007199254740993"))).toBe("9007199254740993");
  expect(literalText(decimal("-12.50"))).toBe("-12.50");
  expect(literalText(9007199254740993n)).toBe("9007199254740993");
  for (const text of ["", "1 or 1 eq 1", "1.5", "12345678901234567890"]) expect(() => int64(text)).toThrow(TypeError);
  for (const text of ["", "1 or", "1,5", "."]) expect(() => decimal(text)).toThrow(TypeError);
});
