import { expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import { indexTypes } from "../../generator/model/type-index.js";
import { resourcePage, type } from "./pages.js";
import { rules } from "./parts.js";

/** Types that derive from one another. `base` returns the number of the base type of a type. */
function chainOf(size: number, base: (index: number) => number | null) {
  const name = (index: number): string => `t${String(index).padStart(3, "0")}`;
  const pages = Array.from({ length: size }, (_, index) => {
    const number = base(index);
    return resourcePage(name(index), number === null ? {} : { base: type(name(number)) });
  });
  const model = buildModel(pages);
  const index = indexTypes(model.types);
  return { model, bases: model.types.map((type) => index.ancestors(type.name).length) };
}

it("a type can have fifty base types", () => {
  const { model, bases } = chainOf(51, (index) => (index === 0 ? null : index - 1));
  expect(rules(model)).toEqual([]);
  expect(bases).toEqual(Array.from({ length: 51 }, (_, index) => index));
});

it.each([
  ["from first to last", (index: number) => (index === 0 ? null : index - 1)],
  ["from last to first", (index: number) => (index === 119 ? null : index + 1)],
])("a longer chain of base types is cut, %s", (_, base) => {
  const { model, bases } = chainOf(120, base);
  expect(model.diagnostics.map(({ rule, subject }) => [rule, subject])).toEqual(
    [51, 102]
      .map((number) => [
        "too-many-base-types",
        `microsoft.graph.t${String(base(1) === 0 ? number : 119 - number).padStart(3, "0")}`,
      ])
      .sort(),
  );
  expect(Math.max(...bases)).toBe(50);
});

it("a long cycle of base types is cut, and a short one is left to later stages", () => {
  const long = chainOf(120, (index) => (index + 1) % 120);
  expect(Math.max(...long.bases)).toBeLessThanOrEqual(50);
  expect(new Set(rules(long.model))).toEqual(new Set(["too-many-base-types"]));
  const short = chainOf(3, (index) => (index + 1) % 3);
  expect(rules(short.model)).toEqual([]);
  expect(short.bases).toEqual([2, 2, 2]);
});
