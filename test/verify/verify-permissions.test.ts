import { describe, expect, it } from "vitest";
import { finding } from "../../generator/findings/create-finding.js";
import { readPermissionsFile } from "../../generator/metadata/permissions/read-permissions-file.js";
import type { ApiModel, DocumentedScheme, Operation } from "../../generator/model/model.js";
import { verifyPermissions } from "../../generator/verify/permissions/verify-permissions.js";
import { allowed, operation, permissionSet, place, route } from "../diff/shop.js";

type PathSet = readonly [types: string, methods: string, paths: Readonly<Record<string, string>>];

/** Makes the text of a permissions file: the path sets of each permission. */
function permissionsFile(permissions: Readonly<Record<string, readonly PathSet[]>>): string {
  const entries = Object.entries(permissions).map(([name, sets]): [string, object] => [
    name,
    {
      pathSets: sets.map(([types, methods, paths]) => ({
        schemeKeys: types.split(" "),
        methods: methods.split(" "),
        paths,
      })),
    },
  ]);
  return JSON.stringify({ permissions: Object.fromEntries(entries) });
}

function read(text: string): ReturnType<typeof readPermissionsFile> {
  return readPermissionsFile(text, { name: "permissions.json", file: "permissions.json" });
}

function docs(operations: readonly Operation[], facts: Partial<ApiModel> = {}): ApiModel {
  const api = { namespace: "shop", version: "v1.0", baseUrl: "" };
  return { format: 1, api, pages: [], types: [], operations, diagnostics: [], ...facts };
}

/** The row of a permission type on its own line. */
function row(line: number, least: string[][], higher: string[][] = []): DocumentedScheme {
  return { ...allowed(least, higher), source: place("items", line) };
}

/** Compares, and returns the rule, the line and both values of each difference. */
function differences(
  operations: readonly Operation[],
  permissions: Parameters<typeof permissionsFile>[0],
): readonly unknown[] {
  const { mismatches } = verifyPermissions(docs(operations), read(permissionsFile(permissions)), "permissions.json");
  return mismatches.map(({ rule, line, docs: inDocs, metadata }) => [rule, line, inDocs, metadata]);
}

const list = (facts: Partial<Operation>): Operation =>
  operation("item-list", 100, { routes: [route("GET", "/items", 101)], ...facts });

const work = (scheme: DocumentedScheme, appliesTo: string | null = null) =>
  permissionSet(103, { delegatedWork: scheme, appliesTo });

describe("permissions of a route", () => {
  const file = {
    "Item.Read": [["DelegatedWork", "GET", { "/items": "least=DelegatedWork" }]],
    "Item.ReadWrite": [["DelegatedWork", "GET POST", { "/items": "" }]],
    "Shop.Read": [["Application", "GET", { "/shops": "least=Application" }]],
  } satisfies Parameters<typeof permissionsFile>[0];
  const onlyRoutes = ([rule]: readonly unknown[]): boolean => !String(rule).startsWith("route-");
  const found = (scheme: DocumentedScheme): readonly unknown[] =>
    differences([list({ permissions: [work(scheme)] })], file).filter((one) => onlyRoutes(one as unknown[]));

  it("does not report rows that agree", () => {
    expect(found(row(104, [["Item.Read"]], [["Item.ReadWrite"]]))).toEqual([]);
  });

  it("reports a permission that the row does not have, at the row", () => {
    expect(found(row(104, [["Item.Read"]]))).toEqual([
      ["permission-not-documented", 104, "Item.Read", "Item.ReadWrite"],
    ]);
  });

  it("reports a permission that the file does not have for the route", () => {
    expect(found(row(104, [["Item.Read"]], [["Item.ReadWrite"], ["Shop.Read"]]))).toEqual([
      ["permission-not-in-file", 104, "Shop.Read", "Item.Read, Item.ReadWrite"],
    ]);
  });

  it("reports only the misspelling of a misspelled permission", () => {
    expect(found(row(104, [["Item.Read"]], [["Item.ReadWrit"]]))).toEqual([
      ["unknown-permission", 104, "Item.ReadWrit", null],
    ]);
  });

  it("does not report scopes of OpenID Connect", () => {
    expect(found(row(104, [["Item.Read"]], [["Item.ReadWrite"], ["offline_access"]]))).toEqual([]);
  });

  it("reports a row whose least privileged permission is not the one in the file", () => {
    expect(found(row(104, [["Item.ReadWrite"]], [["Item.Read"]]))).toEqual([
      ["least-permission-differs", 104, "Item.ReadWrite", "Item.Read"],
    ]);
  });

  it("does not compare least privileged permissions with a file that does not mark them", () => {
    const unmarked = {
      "Item.Read": [["DelegatedWork", "GET", { "/items": "" }]],
      "Item.ReadWrite": [["DelegatedWork", "GET", { "/items": "" }]],
    } satisfies Parameters<typeof permissionsFile>[0];
    expect(
      differences([list({ permissions: [work(row(104, [["Item.ReadWrite"]], [["Item.Read"]]))] })], unmarked),
    ).toEqual([]);
  });

  it("does not compare a row with a placeholder", () => {
    expect(found({ ...row(104, []), placeholder: true })).toEqual([]);
  });
});

it("accepts permissions that are needed in addition to another permission", () => {
  const file = {
    "Item.Read": [["DelegatedWork", "GET", { "/items": "least=DelegatedWork;AlsoRequires=Shop.Read,Shop.Write" }]],
    "Shop.Read": [["DelegatedWork", "GET", { "/shops": "" }]],
  } satisfies Parameters<typeof permissionsFile>[0];
  const found = differences([list({ permissions: [work(row(104, [["Item.Read", "Shop.Read"]]))] })], file);
  expect(found).toEqual([["route-not-documented", 1, null, "GET /shops"]]);
});

describe("permissions that are needed together", () => {
  const file = (marks: string): Parameters<typeof permissionsFile>[0] => ({
    "Item.Read": [["DelegatedWork", "GET", { "/items": marks }]],
    "Shop.Read": [["DelegatedWork", "GET", { "/shops": "" }]],
  });
  const found = (least: string[][], marks: string): readonly unknown[] =>
    differences([list({ permissions: [work(row(104, least))] })], file(marks)).slice(0, -1);

  it("are reported if the docs have only one of them", () => {
    expect(found([["Item.Read"]], "AlsoRequires=Shop.Read")).toEqual([
      ["permission-combination-differs", 104, "Item.Read", "Item.Read, Shop.Read"],
    ]);
  });

  it("are not reported if the docs have one of the additional permissions", () => {
    expect(found([["Item.Read", "Shop.Read"]], "AlsoRequires=Shop.Read,Shop.ReadWrite")).toEqual([]);
  });

  it("are not reported if the permission is also enough alone", () => {
    expect(found([["Item.Read"]], "")).toEqual([]);
  });
});

describe("pages with several routes", () => {
  const routes = [route("GET", "/items", 101), route("GET", "/shelves/{id}/items", 102)];

  it("need a permission in the file for only one of their routes", () => {
    const found = differences([list({ routes, permissions: [work(row(104, [["Item.Read"]], [["Shelf.Read"]]))] })], {
      "Item.Read": [["DelegatedWork", "GET", { "/items": "" }]],
      "Shelf.Read": [["DelegatedWork", "GET", { "/shelves/{id}/items": "" }]],
    });
    expect(found).toEqual([]);
  });

  it("are reported if the file lacks a route, but the table row about this route is not", () => {
    const permissions = [work(row(104, [["Item.Read"]]), "item"), work(row(105, [["Shelf.Read"]]), "shelf")];
    const found = differences([list({ routes, permissions })], {
      "Item.Read": [["DelegatedWork", "GET", { "/items": "" }]],
      "Shelf.Read": [["DelegatedWork", "GET", { "/shelves/{id}": "" }]],
    });
    expect(found).toEqual([
      ["route-not-in-permissions-file", 102, "GET /shelves/{id}/items", null],
      ["route-not-documented", 1, null, "GET /shelves/{id}"],
    ]);
  });
});

it("accepts several pages of one route that each document some of its permissions", () => {
  const found = differences(
    [
      list({ permissions: [work(row(104, [["Item.Read"]]))] }),
      operation("item-list-admin", 200, {
        routes: [route("GET", "/items", 201)],
        permissions: [work(row(204, [["Admin.Read"]]))],
      }),
    ],
    {
      "Item.Read": [["DelegatedWork", "GET", { "/items": "" }]],
      "Admin.Read": [["DelegatedWork", "GET", { "/items": "" }]],
    },
  );
  expect(found).toEqual([]);
});

describe("/me", () => {
  const mine = (facts: Partial<Operation>): Operation =>
    operation("item-list", 100, { routes: [route("GET", "/me/items", 101)], ...facts });

  it("is compared with /users/{id} if the file does not have it, but not for applications", () => {
    const found = differences([mine({ permissions: [work(row(104, [["Item.Read"]]))] })], {
      "Item.Read": [["DelegatedWork Application", "GET", { "/users/{id}/items": "" }]],
      "Item.ReadWrite": [["DelegatedWork Application", "GET", { "/users/{id}/items": "" }]],
    });
    expect(found).toEqual([["permission-not-documented", 104, "Item.Read", "Item.ReadWrite"]]);
  });
});

it("does not report a route that needs no permission and is not in the file", () => {
  const found = differences(
    [
      list({ permissions: [work(row(104, [["Item.Read"]]))] }),
      operation("ping", 200, { routes: [route("GET", "/ping", 201)], permissions: [permissionSet(203)] }),
    ],
    { "Item.Read": [["DelegatedWork", "GET", { "/items": "" }]] },
  );
  expect(found).toEqual([]);
});

it("does not report a route of the file that an example requests", () => {
  const request = { method: "GET", url: "https://shop.example/v1.0/shops/1/items", headers: {}, body: null } as const;
  const examples = [
    { name: null, title: null, request: { ...request, malformed: false }, response: null, source: place("items", 105) },
  ];
  const found = differences([list({ permissions: [work(row(104, [["Item.Read"]]))], examples })], {
    "Item.Read": [["DelegatedWork", "GET", { "/items": "", "/shops/1/items": "" }]],
  });
  expect(found).toEqual([]);
});

it("reports all permissions of a page without permissions", () => {
  const found = differences([list({})], { "Item.Read": [["DelegatedWork", "GET", { "/items": "" }]] });
  expect(found).toEqual([["permission-not-documented", 100, null, "Item.Read"]]);
});

it("does not compare a page whose permissions could not be read", () => {
  const diagnostics = [finding("missing-include", place("items", 105), "The include is missing.")];
  const text = permissionsFile({ "Item.Read": [["DelegatedWork", "GET", { "/items": "" }]] });
  const { mismatches, unread } = verifyPermissions(docs([list({})], { diagnostics }), read(text), "permissions.json");
  expect(mismatches).toEqual([]);
  expect(unread.map(({ id }) => id)).toEqual(["item-list"]);
});

it("does not compare paths that leave out segments", () => {
  const text = permissionsFile({ "Item.Read": [["DelegatedWork", "GET", { "/items": "", "/a/.../b": "" }]] });
  const compared = verifyPermissions(docs([list({ permissions: [work(row(104, [["Item.Read"]]))] })]), read(text), "");
  expect(compared.mismatches).toEqual([]);
  expect(compared.elided.map(({ path }) => path)).toEqual(["/a/.../b"]);
});

it("refuses a file that does not have any route of the docs", () => {
  const text = permissionsFile({ "Item.Read": [["DelegatedWork", "GET", { "/other": "" }]] });
  expect(() => verifyPermissions(docs([list({})]), read(text), "other.json")).toThrow(
    "other.json does not have any route of the docs. Use the permissions file of the same API.",
  );
});
