import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { diffModels } from "../../generator/diff/diff-models.js";
import { changeKinds } from "../../generator/diff/kinds/change-kinds.js";
import type { ApiModel } from "../../generator/model/model.js";
import { cosmeticEdits } from "./cosmetic-edits.js";
import {
  addProperty,
  all,
  inProperty,
  inType,
  inTypes,
  withoutOperation,
  withoutProperty,
  withoutType,
} from "./edits.js";
import { mutations } from "./mutations.js";
import { property, shop, type } from "./shop.js";

describe("each edit is its one change", () => {
  it.each(mutations)("$what", ({ edit, before = (model) => model, gives }) => {
    const base = before(shop());
    const changes = diffModels(base, edit(base));
    expect(
      changes.map(({ id, severity, target, name, from, to, source }) => [
        id,
        severity,
        target,
        name,
        from,
        to,
        source.line,
      ]),
    ).toEqual([gives]);
    expect(changes[0]?.message).toMatch(/^.+\.$/);
  });

  it("holds for every kind of change", () => {
    expect(new Set(mutations.map(({ gives: [id] }) => id))).toEqual(new Set(Object.keys(changeKinds)));
  });
});

describe("what nobody would notice is no change", () => {
  it.each(cosmeticEdits)("%s", (_, edit) => {
    expect(diffModels(shop(), edit(shop()))).toEqual([]);
    expect(diffModels(edit(shop()), shop())).toEqual([]);
  });
});

describe("what follows from a change is not said again", () => {
  const ids = (base: ApiModel, head: ApiModel): string[] =>
    diffModels(base, head).map(({ id, target, name }) => `${id} ${target} ${name ?? ""}`.trim());

  it("says that a property moved to the base type, and not that it went", () => {
    const edit = all(
      withoutProperty("shop.item", "taxed"),
      addProperty("shop.entity", property("taxed", "Edm.Boolean", 3)),
    );
    expect(ids(shop(), edit(shop()))).toEqual(["property-added shop.entity taxed"]);
  });

  it("says that a page went, and not that names of its type lead nowhere", () => {
    const edit = all(withoutType("shop.place"), inProperty("shop.item", "place", { type: "Edm.Untyped" }));
    expect(ids(shop(), edit(shop()))).toEqual(["type-removed shop.place"]);
    expect(ids(edit(shop()), shop())).toEqual(["type-added shop.place"]);
  });

  it("says that a key changed once, where it is declared", () => {
    const inherits = inTypes((types) => types.map((one) => (one.kind === "entity" ? { ...one, key: ["id"] } : one)));
    const edit = inTypes((types) => types.map((one) => (one.kind === "entity" ? { ...one, key: ["code"] } : one)));
    const base = all(inherits, addProperty("shop.entity", property("code", "Edm.String", 3)))(shop());
    expect(ids(base, edit(base))).toEqual(["key-changed shop.entity"]);
  });

  it("takes a kind that was inferred for what it follows from", () => {
    const entity = inType("shop.receipt", (one) => ({ ...one, kind: "entity", key: ["id"] }));
    const base = all(addProperty("shop.receipt", property("id", "Edm.String", 43)), entity)(shop());
    expect(ids(base, shop())).toEqual(["property-removed shop.receipt id"]);
  });

  it("says a type once that rows of bodies take over from the type", () => {
    const edit = all(inProperty("shop.item", "name", { type: "Edm.Int32" }), (model) => ({
      ...model,
      operations: model.operations.map((one) =>
        one.id !== "item-create" || one.requestBody === null
          ? one
          : {
              ...one,
              requestBody: {
                ...one.requestBody,
                properties: one.requestBody.properties.map((two) => ({ ...two, type: "Edm.Int32" })),
              },
            },
      ),
    }));
    expect(ids(shop(), edit(shop()))).toEqual(["property-type-changed shop.item name"]);
  });

  it("says that a row went or came although the JSON of the page shows its property all along", () => {
    const shown = inProperty("shop.item", "stock", { origin: "example", description: "", readOnly: null });
    expect(ids(shop(), shown(shop()))).toEqual(["property-removed shop.item stock"]);
    expect(ids(shown(shop()), shop())).toEqual(["property-added shop.item stock"]);
    expect(ids(shown(shop()), shown(shop()))).toEqual([]);
  });

  it("keeps the parts of a new type and of one that goes to itself", () => {
    const edit = inTypes((types) => [
      ...types,
      type("shop.voucher", 60, { properties: [property("sum", "Edm.Int32", 61)] }),
    ]);
    expect(ids(shop(), edit(shop()))).toEqual(["type-added shop.voucher"]);
    expect(ids(edit(shop()), shop())).toEqual(["type-removed shop.voucher"]);
  });
});

describe("severities of the config", () => {
  const edit = all(withoutProperty("shop.item", "stock"), withoutOperation("item-delete"));

  it("take the place of those of the table", () => {
    const changes = diffModels(shop(), edit(shop()), { severities: { "property-removed": "non-breaking" } });
    expect(changes.map(({ id, severity }) => [id, severity])).toEqual([
      ["operation-removed", "breaking"],
      ["property-removed", "non-breaking"],
    ]);
  });

  it("leave a kind out that is off", () => {
    const changes = diffModels(shop(), edit(shop()), { severities: { "operation-removed": "off" } });
    expect(changes.map(({ id }) => id)).toEqual(["property-removed"]);
  });
});

describe("any edits together", () => {
  const edits = fc.subarray([...mutations.filter(({ before }) => before === undefined)], { maxLength: 6 });
  const edited = (chosen: readonly (typeof mutations)[number][]): ApiModel => {
    let model = shop();
    for (const { edit } of chosen) {
      try {
        model = edit(model);
      } catch {
        // What the edit is about went with an earlier one.
      }
    }
    return model;
  };
  const shuffled = <T>(items: readonly T[]): fc.Arbitrary<readonly T[]> =>
    fc.shuffledSubarray([...items], { minLength: items.length });

  it("leave no difference between a model and itself", () => {
    fc.assert(
      fc.property(edits, (chosen) => {
        expect(diffModels(edited(chosen), edited(chosen))).toEqual([]);
      }),
    );
  });

  it("give the same changes whatever the order of either model", () => {
    fc.assert(
      fc.property(
        edits.chain((chosen) => {
          const { types, operations, ...rest } = edited(chosen);
          return fc.record({
            inOrder: fc.constant({ ...rest, types, operations }),
            shuffled: fc
              .record({ types: shuffled(types), operations: shuffled(operations), rows: fc.boolean() })
              .map((order) => ({
                ...rest,
                types: order.types.map((one) =>
                  order.rows
                    ? { ...one, properties: [...one.properties].reverse(), members: [...one.members].reverse() }
                    : one,
                ),
                operations: order.operations,
              })),
          });
        }),
        ({ inOrder, shuffled: other }) => {
          expect(diffModels(shop(), other)).toEqual(diffModels(shop(), inOrder));
          expect(diffModels(other, shop())).toEqual(diffModels(inOrder, shop()));
        },
      ),
    );
  });
});
