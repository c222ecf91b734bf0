import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { FindLeastPermissions } from "../../generator/export/permissions/least-permissions.js";
import type * as generator from "../../generator/vocabulary.js";
import { leastPermissions } from "../../templates/runtime/least-permissions.js";
import type { OperationPermissions, PermissionScheme, PermissionType } from "../../templates/runtime/permission.js";

const unsupported: PermissionScheme = { supported: false, placeholder: false, least: [], higher: [] };

/**
 * Creates the application permissions of a page. Each alternative is a text. It lists the permissions that are needed
 * together, separated by spaces.
 */
function needs(alternatives: readonly string[], facts: Partial<OperationPermissions> = {}): OperationPermissions {
  const [least, ...higher] = alternatives.map((words) => words.split(" "));
  return {
    page: "page",
    appliesTo: null,
    delegatedWork: unsupported,
    delegatedPersonal: unsupported,
    application: { supported: true, placeholder: false, least: least ? [least] : [], higher },
    ...facts,
  };
}

function permissionsOf(all: readonly (readonly string[])[], prefer: "privilege" | "fewest" = "privilege") {
  const operations = Object.fromEntries(all.map((alternatives, index) => [`op${index}`, [needs(alternatives)]]));
  return leastPermissions(operations, "application", { prefer }).permissions;
}

describe("the least permissions", () => {
  test("of one operation are the least privileged permissions on its page", () => {
    expect(permissionsOf([["User.Read", "User.ReadWrite"]])).toEqual(["User.Read"]);
  });

  test("do not contain a permission if the other permissions are enough for all operations", () => {
    expect(permissionsOf([["User.Read", "User.ReadWrite"], ["User.ReadWrite"]])).toEqual(["User.ReadWrite"]);
  });

  test("give as little access as possible, or with `prefer: fewest` are as few as possible", () => {
    const reads = [
      ["User.Read.All", "Directory.Read.All"],
      ["Group.Read.All", "Directory.Read.All"],
    ];
    expect(permissionsOf(reads)).toEqual(["Group.Read.All", "User.Read.All"]);
    expect(permissionsOf(reads, "fewest")).toEqual(["Directory.Read.All"]);
  });

  test("contain both permissions of a combination if other operations need each of these permissions anyway", () => {
    expect(permissionsOf([["Files.Read Sites.Read"], ["Files.Read", "Files.ReadWrite"], ["Sites.Read"]])).toEqual([
      "Files.Read",
      "Sites.Read",
    ]);
  });

  test("are those that the docs list first if several results have the same number of permissions", () => {
    const all = [
      ["A", "B", "C"],
      ["X", "C", "B"],
      ["X", "C", "B"],
    ];
    expect(permissionsOf(all, "fewest")).toEqual(["C"]);
  });

  test("do not depend on the order of operations", () => {
    const all = [["A", "B"], ["B", "C"], ["C", "A"], ["D E", "A"], ["E"]];
    expect(permissionsOf(all.toReversed())).toEqual(permissionsOf(all));
  });

  test("come with a list of unsupported operations and a list of operations without documented permissions", () => {
    const application = { supported: true, placeholder: true, least: [], higher: [] };
    const { delegatedWork: none } = needs([]);
    const found = leastPermissions(
      {
        getUser: [needs(["User.Read"])],
        getMe: [needs([], { application: none, appliesTo: "self" })],
        getDraft: [needs([], { application })],
        getUnread: [needs([])],
        getSilent: [],
      },
      "application",
    );
    expect(found).toMatchObject({
      permissions: ["User.Read"],
      grants: [{ operation: "getUser", appliesTo: null, permissions: ["User.Read"] }],
      unsupported: [{ operation: "getMe", appliesTo: "self" }],
      unknown: [{ operation: "getDraft" }, { operation: "getUnread" }, { operation: "getSilent" }],
      exact: true,
    });
  });

  test("allow all variants on the page of an operation, but not variants on other pages", () => {
    const getCalendar = [
      needs(["Calendars.Read"], { appliesTo: "user calendar" }),
      needs(["Group.Read.All"], { appliesTo: "group calendar" }),
      needs(["DeviceManagement.Read.All"], { page: "intune" }),
    ];
    const all = leastPermissions({ getCalendar }, "application");
    const ofUser = getCalendar.filter(({ appliesTo }) => appliesTo === "user calendar");
    expect(all.permissions).toEqual(["Calendars.Read", "Group.Read.All"]);
    expect(leastPermissions({ getCalendar: ofUser }, "application").permissions).toEqual(["Calendars.Read"]);
  });

  test("are not more permissions than an exhaustive search finds", () => {
    const permission = fc.constantFrom<string>("A", "B", "C", "D", "E", "F", "G");
    const alternative = fc.uniqueArray(permission, { minLength: 1, maxLength: 3 });
    const operation = fc.array(alternative, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 8 }), (operations) => {
        const enough = (names: readonly string[]): boolean =>
          operations.every((alternatives) => alternatives.some((one) => one.every((name) => names.includes(name))));
        const fewest = Math.min(
          ...subsets(["A", "B", "C", "D", "E", "F", "G"])
            .filter(enough)
            .map(({ length }) => length),
        );
        const words = operations.map((alternatives) => alternatives.map((one) => one.join(" ")));
        const found = permissionsOf(words, "fewest");
        expect(enough(found)).toBe(true);
        expect(found.length).toBe(fewest);
        const least = permissionsOf(words);
        expect(enough(least)).toBe(true);
        expect(least.filter((name) => operations.some(([first]) => first?.includes(name)))).toEqual(least);
        for (const name of least) expect(enough(least.filter((other) => other !== name))).toBe(false);
      }),
    );
  });

  test("are marked as not exact if the search reaches its limit, but are enough", () => {
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const all = Array.from({ length: 300 }, () => Array.from({ length: 5 }, () => `P${random(120)}`));
    const operations = Object.fromEntries(all.map((alternatives, index) => [`op${index}`, [needs(alternatives)]]));
    const { permissions, exact } = leastPermissions(operations, "application", { prefer: "fewest" });
    expect(exact).toBe(false);
    expect(all.filter((alternatives) => !alternatives.some((name) => permissions.includes(name)))).toEqual([]);
  });
});

test("the generator and the runtime declare the same permission types", () => {
  expectTypeOf<PermissionScheme>().toEqualTypeOf<generator.PermissionScheme>();
  expectTypeOf<PermissionType>().toEqualTypeOf<generator.PermissionType>();
  expectTypeOf(leastPermissions).toExtend<FindLeastPermissions>();
});

function subsets(names: readonly string[]): string[][] {
  const [first, ...rest] = names;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((set) => [set, [first, ...set]]);
}
