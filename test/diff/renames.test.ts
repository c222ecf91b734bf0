import { describe, expect, it } from "vitest";

import { diffModels } from "../../generator/diff/diff-models.js";
import type { ApiModel, Property } from "../../generator/model/model.js";
import { editOperations, editTypes } from "./edits.js";
import { operation, property, route, shop, type } from "./shop.js";

/** Compares two versions of a type that has these properties. */
function changes(base: readonly Property[], head: readonly Property[]): string[] {
  const model = (properties: readonly Property[]): ApiModel => ({
    ...shop(),
    types: [type("shop.item", 1, { properties })],
  });
  return diffModels(model(base), model(head)).map(({ id, from, to }) =>
    [id, from, to].filter((part) => part !== null).join(" "),
  );
}

const text = (name: string, description = ""): Property => property(name, "Edm.String", 2, { description });

describe("a removed and an added property", () => {
  it("are one renamed property if the descriptions are equal", () => {
    expect(
      changes([text("cost", "What it costs in the shop.")], [text("price", "What it costs in the shop.")]),
    ).toEqual(["property-renamed cost price"]);
  });

  it("are one renamed property if the names are similar and there is no description", () => {
    expect(changes([text("adress")], [text("address")])).toEqual(["property-renamed adress address"]);
  });

  it("are two properties if the types differ", () => {
    expect(
      changes([text("size", "How big it is.")], [property("sizes", "Edm.Int32", 3, { description: "How big it is." })]),
    ).toEqual(["property-removed Edm.String", "property-added Edm.Int32"]);
  });

  it("are two properties if neither their names nor their descriptions are similar", () => {
    expect(changes([text("cost", "What it costs in the shop.")], [text("maker", "Who made it, and where.")])).toEqual([
      "property-removed Edm.String",
      "property-added Edm.String",
    ]);
  });

  it("are paired by similar names if several properties have the same description", () => {
    const words = "The address of the buyer.";
    expect(
      changes([text("homeMail", words), text("workMail", words)], [text("homeEmail", words), text("workEmail", words)]),
    ).toEqual(["property-renamed homeMail homeEmail", "property-renamed workMail workEmail"]);
  });

  it("are one renamed property even if another fact changed too", () => {
    expect(changes([text("adress")], [{ ...text("address"), readOnly: true }])).toEqual([
      "property-readonly-changed writable read-only",
      "property-renamed adress address",
    ]);
  });

  it("are reported even if they are named like members of Object.prototype", () => {
    expect(changes([text("constructor"), text("__proto__")], [text("toString")])).toEqual([
      "property-removed Edm.String",
      "property-removed Edm.String",
      "property-added Edm.String",
    ]);
  });
});

describe("the message about a removed property", () => {
  const messages = (base: readonly Property[], head: readonly Property[]): string[] => {
    const model = (properties: readonly Property[]): ApiModel => ({
      ...shop(),
      types: [type("shop.item", 1, { properties })],
    });
    return diffModels(model(base), model(head)).map(({ message }) => message);
  };
  const weight = text("weight", "How much the item weighs in the shop.");

  it("names an added property of the same type with a similar name, because it can be the new name", () => {
    expect(messages([weight], [text("wieght", "Not a word of the earlier text."), text("maker")])).toContain(
      "Property `weight` was removed from `shop.item`. It may have been renamed to `wieght`, which was added.",
    );
  });

  it.each([
    ["another type", property("weights", "Edm.Int32", 3, { description: "In grams." })],
    ["a different name", text("maker", "Who made it.")],
  ])("does not name an added property with %s", (_, added) => {
    expect(messages([weight], [added])).toContain("Property `weight` was removed from `shop.item`.");
  });
});

describe("a renamed type", () => {
  it("is reported as renamed, without changes for the properties that have this type", () => {
    const base = shop();
    const head = editTypes((types) =>
      types.map((one) => ({
        ...one,
        name: one.name.replace("shop.receipt", "shop.till.receipt"),
        properties:
          one.name === "shop.receipt" ? one.properties.map((two) => ({ ...two, readOnly: true })) : one.properties,
      })),
    )(
      editOperations((all) =>
        all.map((one) => ({
          ...one,
          responses: one.responses.map((two) => ({
            ...two,
            type: two.type === "shop.receipt" ? "shop.till.receipt" : two.type,
          })),
        })),
      )(base),
    );
    expect(diffModels(base, head).map(({ id, target, name }) => [id, target, name])).toEqual([
      ["type-renamed", "shop.till.receipt", null],
      ["property-readonly-changed", "shop.till.receipt", "paid"],
      ["property-readonly-changed", "shop.till.receipt", "total"],
    ]);
  });
});

describe("an operation whose page is renamed or removed", () => {
  const both = (...ids: string[]): ApiModel => ({
    ...shop(),
    operations: ids.map((id, at) => operation(id, at + 1, { routes: [route("GET", "/items", at + 1)] })),
  });

  it("is the same operation if a page in the new docs has the same routes", () => {
    expect(diffModels(both("items-list"), both("list-items"))).toEqual([]);
  });

  it("is reported with the severity docs-only if another page in the old docs has the same routes", () => {
    expect(diffModels(both("a", "b"), both("b")).map(({ id, severity }) => [id, severity])).toEqual([
      ["operation-removed", "docs-only"],
    ]);
  });

  it("is the same operation if a page in the new docs has one route of the operation", () => {
    const [base, head] = [both("a"), both("b")];
    const more = editOperations((all) =>
      all.map((one) => ({ ...one, routes: [...one.routes, route("GET", "/me/items", 9)] })),
    );
    expect(diffModels(base, more(head)).map(({ id, target }) => [id, target])).toEqual([["route-added", "b"]]);
  });
});

describe("many removed and added properties", () => {
  const count = 1000;
  const many = (name: (index: number) => string, description: (index: number) => string): Property[] =>
    Array.from({ length: count }, (_, index) => text(name(index), description(index)));
  const isRename = (change: string): boolean => change.startsWith("property-renamed ");

  it("are paired by their descriptions", () => {
    const words = (index: number): string => `Field ${String(index)} of the form.`;
    const found = changes(
      many((index) => `old${String(index * 7)}`, words),
      many((index) => `another${String(count - index)}`, words),
    );
    const renames = many((index) => `old${String(index * 7)} another${String(count - index)}`, words);
    expect(found.filter(isRename).sort()).toEqual(renames.map(({ name }) => `property-renamed ${name}`).sort());
  });

  it("are paired by their names", () => {
    const name = (index: number): string => `adress${String(index)}Line`;
    const found = changes(
      many(name, () => ""),
      many(
        (index) => name(index).replace("dr", "ddr"),
        () => "",
      ),
    );
    const renames = many(
      (index) => `${name(index)} ${name(index).replace("dr", "ddr")}`,
      () => "",
    );
    expect(found.filter(isRename).sort()).toEqual(renames.map((one) => `property-renamed ${one.name}`).sort());
  });

  it("are not paired if they have nothing in common", () => {
    const found = changes(
      many(
        (index) => `old${String(index)}`,
        () => "",
      ),
      many(
        (index) => `another${String(index)}`,
        () => "",
      ),
    );
    expect(found.filter(isRename)).toEqual([]);
    expect(found).toHaveLength(2 * count);
  });
});
