import { expect, test } from "vitest";
import { functionPath } from "../../templates/runtime/function-path.js";
import { literal } from "../../templates/runtime/path.js";

test.each([
  [1, "x", "/f(a=1,b='x',c=true)"],
  [1, undefined, "/f(a=1,c=true)"],
  [undefined, "x", "/f(b='x',c=true)"],
  [undefined, undefined, "/f(c=true)"],
])("`functionPath` omits undefined arguments: a=%s, b=%s", (a, b, expected) => {
  expect(functionPath`/f(a=${a},b=${b === undefined ? b : literal(b)},c=${true})`).toBe(expected);
});

test("`functionPath` keeps the parentheses of a function without arguments", () => {
  expect(functionPath`/f(a=${undefined},b=${undefined})/x`).toBe("/f()/x");
  expect(functionPath`/f(a=ns.kind${undefined})`).toBe("/f()");
});

test("`functionPath` rejects an empty value", () => {
  expect(() => functionPath`/f(a=${""})`).toThrow(TypeError);
});
