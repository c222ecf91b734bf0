import { describe, expect, it } from "vitest";

import { diffModels } from "../../generator/diff/diff-models.js";
import type { ApiModel, Property } from "../../generator/model/model.js";
import { inOperations, inTypes } from "./edits.js";
import { operation, property, route, shop, type } from "./shop.js";

/** The changes between two versions of a type with these properties. */
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

describe("a property under another name", () => {
  it("is known by its words", () => {
    expect(
      changes([text("cost", "What it costs in the shop.")], [text("price", "What it costs in the shop.")]),
    ).toEqual(["property-renamed cost price"]);
  });

  it("is known by its name where there are no words", () => {
    expect(changes([text("adress")], [text("address")])).toEqual(["property-renamed adress address"]);
  });

  it("is another property where the type is another one too", () => {
    expect(
      changes([text("size", "How big it is.")], [property("sizes", "Edm.Int32", 3, { description: "How big it is." })]),
    ).toEqual(["property-removed Edm.String", "property-added Edm.Int32"]);
  });

  it("is another property where neither name nor words are alike", () => {
    expect(changes([text("cost", "What it costs in the shop.")], [text("maker", "Who made it, and where.")])).toEqual([
      "property-removed Edm.String",
      "property-added Edm.String",
    ]);
  });

  it("is told apart from others with the same words by its name", () => {
    const words = "The address of the buyer.";
    expect(
      changes([text("homeMail", words), text("workMail", words)], [text("homeEmail", words), text("workEmail", words)]),
    ).toEqual(["property-renamed homeMail homeEmail", "property-renamed workMail workEmail"]);
  });

  it("brings its facts along", () => {
    expect(changes([text("adress")], [{ ...text("address"), readOnly: true }])).toEqual([
      "property-readonly-changed writable read-only",
      "property-renamed adress address",
    ]);
  });

  it("may have any name", () => {
    expect(changes([text("constructor"), text("__proto__")], [text("toString")])).toEqual([
      "property-removed Edm.String",
      "property-removed Edm.String",
      "property-added Edm.String",
    ]);
  });
});

describe("a type under another name", () => {
  it("is followed in what refers to it, and compared inside", () => {
    const base = shop();
    const head = inTypes((types) =>
      types.map((one) => ({
        ...one,
        name: one.name.replace("shop.receipt", "shop.till.receipt"),
        properties:
          one.name === "shop.receipt" ? one.properties.map((two) => ({ ...two, readOnly: true })) : one.properties,
      })),
    )(
      inOperations((all) =>
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

describe("an operation on another page", () => {
  const both = (...ids: string[]): ApiModel => ({
    ...shop(),
    operations: ids.map((id, at) => operation(id, at + 1, { routes: [route("GET", "/items", at + 1)] })),
  });

  it("is the same operation where its routes are", () => {
    expect(diffModels(both("items-list"), both("list-items"))).toEqual([]);
  });

  it("is gone without harm where another page says the same", () => {
    expect(diffModels(both("a", "b"), both("b")).map(({ id, severity }) => [id, severity])).toEqual([
      ["operation-removed", "docs-only"],
    ]);
  });

  it("is known by a route that it keeps", () => {
    const [base, head] = [both("a"), both("b")];
    const more = inOperations((all) =>
      all.map((one) => ({ ...one, routes: [...one.routes, route("GET", "/me/items", 9)] })),
    );
    expect(diffModels(base, more(head)).map(({ id, target }) => [id, target])).toEqual([["route-added", "b"]]);
  });
});
