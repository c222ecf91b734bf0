import { expect, test } from "vitest";
import { functionPath } from "../../templates/runtime/function-path.js";
import { literal } from "../../templates/runtime/path.js";

test.each([
  [1, "x", "/f(a=1,b='x',c=true)"],
  [1, undefined, "/f(a=1,c=true)"],
  [undefined, "x", "/f(b='x',c=true)"],
  [undefined, undefined, "/f(c=true)"],
])("the arguments %s and %s", (a, b, expected) => {
  expect(functionPath`/f(a=${a},b=${b === undefined ? b : literal(b)},c=${true})`).toBe(expected);
});

test("a function without arguments keeps its parentheses", () => {
  expect(functionPath`/f(a=${undefined},b=${undefined})/x`).toBe("/f()/x");
  expect(functionPath`/f(a=ns.kind${undefined})`).toBe("/f()");
});

test("an empty value is not left out", () => {
  expect(() => functionPath`/f(a=${""})`).toThrow(TypeError);
});
