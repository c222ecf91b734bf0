import { describe, expect, it } from "vitest";
import { createNameFinder } from "../../generator/verify/name-finder.js";

const others = Array.from({ length: 1000 }, (_, index) => `setting${String(index)}Value`);

describe.each([
  ["few", []],
  ["many", others],
])("among %s names, a name is found", (_, more) => {
  const { nearest, sameLetters } = createNameFinder([...more, "alert", "displayName", "Colour"]);

  it.each([
    ["alart", "alert"],
    ["dispalyName", "displayName"],
    ["displayname", "displayName"],
    ["color", "Colour"],
    ["owner", null],
  ])("%s: %s", (written, expected) => {
    expect(nearest(written)).toBe(expected);
  });

  it("regardless of letter case", () => {
    expect(sameLetters("colour")).toEqual(["Colour"]);
    expect(sameLetters("color")).toEqual([]);
  });
});
