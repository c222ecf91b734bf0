import { describe, expect, it } from "vitest";

import { diffModels } from "../../generator/diff/diff-models.js";
import type { PermissionSet } from "../../generator/model/model.js";
import { editOperation } from "./edits.js";
import { allowed, permissionSet, shop } from "./shop.js";

/** Compares two versions of the permissions tables of one operation. */
function changes(base: readonly PermissionSet[], head: readonly PermissionSet[]): string[][] {
  const model = (permissions: readonly PermissionSet[]) => editOperation("item-list", { permissions })(shop());
  return diffModels(model(base), model(head)).map(({ id, name, detail }) => [id, name ?? "", detail ?? ""]);
}

const set = (appliesTo: string | null, ...permissions: string[]): PermissionSet =>
  permissionSet(103, {
    appliesTo,
    application: allowed(
      [permissions.slice(0, 1)],
      permissions.slice(1).map((one) => [one]),
    ),
  });

describe("permission changes", () => {
  it("name the permission type in which they occurred", () => {
    const both = (...permissions: string[]): PermissionSet =>
      permissionSet(103, { application: allowed([permissions]), delegatedPersonal: allowed([permissions]) });
    expect(changes([both("A")], [both("B")])).toEqual([
      ["permission-removed", "A", "application"],
      ["permission-removed", "A", "delegated, personal account"],
      ["permission-added", "B", "application"],
      ["permission-added", "B", "delegated, personal account"],
    ]);
  });

  it("are found by comparing tables that have the same label", () => {
    expect(changes([set("Books", "A"), set("Pens", "B")], [set("Pens", "B", "C"), set("Books", "A")])).toEqual([
      ["permission-added", "C", "application, Pens"],
    ]);
  });

  it("are found by comparing the most similar tables if no labels are equal", () => {
    expect(changes([set(null, "A"), set(null, "B")], [set(null, "B"), set(null, "A", "C")])).toEqual([
      ["permission-added", "C", "application"],
    ]);
    expect(changes([set(null, "A"), set(null, "B")], [set(null, "B")])).toEqual([["permission-set-removed", "", ""]]);
    expect(changes([set("Books", "A")], [set("All books", "A")])).toEqual([]);
  });

  it("report a combination of permissions as changed if one of its permissions is now enough", () => {
    const combined = permissionSet(103, {
      application: allowed([
        ["A", "B"],
        ["A", "C"],
      ]),
    });
    expect(changes([combined], [set(null, "A")])).toEqual([
      ["permission-combination-changed", "A", "application"],
      ["permission-removed", "A and C", "application"],
    ]);
  });
});
