import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { diffModels } from "../../generator/diff/diff-models.js";
import { changeIds } from "../../generator/diff/kinds/change-kinds.js";
import type { ApiModel } from "../../generator/model/model.js";
import { diffCases } from "./cases/all-cases.js";
import { cosmeticEdits } from "./cosmetic-edits.js";
import {
  addProperty,
  editBodyProperty,
  editProperty,
  editType,
  editTypes,
  inSequence,
  removeOperation,
  removeProperty,
  removeType,
} from "./edits.js";
import { property, shop, type } from "./shop.js";

describe("one edit is reported as one change", () => {
  it.each(diffCases)("$change.id is $change.severity if $title", ({ edit, base = (model) => model, change }) => {
    const before = base(shop());
    const changes = diffModels(before, edit(before));
    const { line, ...expected } = { name: null, from: null, to: null, ...change };
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ ...expected, source: { line } });
    expect(changes[0]?.message).toMatch(/^.+\.$/);
  });

  it("the edits of this test cover every kind of change", () => {
    expect(new Set(diffCases.map(({ change }) => change.id))).toEqual(new Set(changeIds));
  });
});

describe("no change is reported if", () => {
  it.each(cosmeticEdits)("$title", ({ edit }) => {
    expect(diffModels(shop(), edit(shop()))).toEqual([]);
    expect(diffModels(edit(shop()), shop())).toEqual([]);
  });
});

describe("`diffModels`, which does not report the consequences of a change separately", () => {
  const ids = (base: ApiModel, head: ApiModel): string[] =>
    diffModels(base, head).map(({ id, target, name }) => `${id} ${target} ${name ?? ""}`.trim());

  it("reports a property that moved to the base type as added to the base type, but not as removed", () => {
    const edit = inSequence(
      removeProperty("shop.item", "taxed"),
      addProperty("shop.entity", property("taxed", "Edm.Boolean", 3)),
    );
    expect(ids(shop(), edit(shop()))).toEqual(["property-added shop.entity taxed"]);
  });

  it("reports a removed type, but not the properties that had this type", () => {
    const edit = inSequence(removeType("shop.place"), editProperty("shop.item", "place", { type: "Edm.Untyped" }));
    expect(ids(shop(), edit(shop()))).toEqual(["type-removed shop.place"]);
    expect(ids(edit(shop()), shop())).toEqual(["type-added shop.place"]);
  });

  it("reports a changed key only for the type that declares it", () => {
    const setKey = (name: string) =>
      editTypes((types) => types.map((one) => (one.kind === "entity" ? { ...one, key: [name] } : one)));
    const base = inSequence(setKey("id"), addProperty("shop.entity", property("code", "Edm.String", 3)))(shop());
    expect(ids(base, setKey("code")(base))).toEqual(["key-changed shop.entity"]);
  });

  it("reports a removed key property, but not that the type is no longer an entity type", () => {
    const entity = editType("shop.receipt", { kind: "entity", key: ["id"] });
    const base = inSequence(addProperty("shop.receipt", property("id", "Edm.String", 43)), entity)(shop());
    expect(ids(base, shop())).toEqual(["property-removed shop.receipt id"]);
  });

  it("reports a changed property of a type, but not the same property of a request body", () => {
    const edit = inSequence(
      editProperty("shop.item", "name", { type: "Edm.Int32" }),
      editBodyProperty("item-create", "name", { type: "Edm.Int32" }),
    );
    expect(ids(shop(), edit(shop()))).toEqual(["property-type-changed shop.item name"]);
  });

  it("does not report a property as removed or added if JSON shows it in the base and in the head", () => {
    const removeRow = editProperty("shop.item", "stock", { origin: "example", description: "" });
    const withoutRow = removeRow(shop());
    expect(ids(shop(), withoutRow)).toEqual(["property-origin-changed shop.item stock"]);
    expect(ids(withoutRow, shop())).toEqual(["property-origin-changed shop.item stock"]);
    expect(ids(withoutRow, withoutRow)).toEqual([]);
  });

  it("reports an added or removed type, but not its properties", () => {
    const edit = editTypes((types) => [
      ...types,
      type("shop.voucher", 60, { properties: [property("sum", "Edm.Int32", 61)] }),
    ]);
    expect(ids(shop(), edit(shop()))).toEqual(["type-added shop.voucher"]);
    expect(ids(edit(shop()), shop())).toEqual(["type-removed shop.voucher"]);
  });
});

describe("the severities of the config", () => {
  const edit = inSequence(removeProperty("shop.item", "stock"), removeOperation("item-delete"));

  it("replace the default severities", () => {
    const changes = diffModels(shop(), edit(shop()), { severities: { "property-removed": "non-breaking" } });
    expect(changes.map(({ id, severity }) => [id, severity])).toEqual([
      ["operation-removed", "breaking"],
      ["property-removed", "non-breaking"],
    ]);
  });

  it("omit the changes of a kind that is off", () => {
    const changes = diffModels(shop(), edit(shop()), { severities: { "operation-removed": "off" } });
    expect(changes.map(({ id }) => id)).toEqual(["property-removed"]);
  });
});

describe("after any combination of edits", () => {
  const cases = fc.subarray([...diffCases.filter(({ base }) => base === undefined)], { maxLength: 6 });
  const editedShop = (chosen: readonly (typeof diffCases)[number][]): ApiModel => {
    let model = shop();
    for (const { edit } of chosen) {
      try {
        model = edit(model);
      } catch {
        // An earlier edit removed the item that this edit selects.
      }
    }
    return model;
  };
  const shuffled = <T>(items: readonly T[]): fc.Arbitrary<readonly T[]> =>
    fc.shuffledSubarray([...items], { minLength: items.length });

  it("two models with the same edits have no changes", () => {
    fc.assert(
      fc.property(cases, (chosen) => {
        expect(diffModels(editedShop(chosen), editedShop(chosen))).toEqual([]);
      }),
    );
  });

  it("the changes do not depend on the order of items in the models", () => {
    fc.assert(
      fc.property(
        cases.chain((chosen) => {
          const { types, operations, ...rest } = editedShop(chosen);
          return fc.record({
            inOrder: fc.constant({ ...rest, types, operations }),
            inOtherOrder: fc
              .record({ types: shuffled(types), operations: shuffled(operations), reverseRows: fc.boolean() })
              .map((order) => ({
                ...rest,
                types: order.types.map((one) =>
                  order.reverseRows
                    ? { ...one, properties: [...one.properties].reverse(), members: [...one.members].reverse() }
                    : one,
                ),
                operations: order.operations,
              })),
          });
        }),
        ({ inOrder, inOtherOrder }) => {
          expect(diffModels(shop(), inOtherOrder)).toEqual(diffModels(shop(), inOrder));
          expect(diffModels(inOtherOrder, shop())).toEqual(diffModels(inOrder, shop()));
        },
      ),
    );
  });
});
