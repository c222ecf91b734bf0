import { expect, test } from "vitest";
import { toJson } from "../../templates/runtime/json-format.js";

test("`toJson` writes infinite numbers and NaN as OData's text", () => {
  expect(toJson({ a: Infinity, b: [-Infinity, NaN], c: 1.5, d: "x", e: null, f: undefined, g: new Date(0) })).toBe(
    '{"a":"INF","b":["-INF","NaN"],"c":1.5,"d":"x","e":null,"g":"1970-01-01T00:00:00.000Z"}',
  );
});
