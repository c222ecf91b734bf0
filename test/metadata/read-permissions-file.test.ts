import { describe, expect, it } from "vitest";
import { isPermissionsFile, readPermissionsFile } from "../../generator/metadata/permissions/read-permissions-file.js";
import { UsageError } from "../../generator/usage-error.js";

const read = (text: string): ReturnType<typeof readPermissionsFile> =>
  readPermissionsFile(text, { name: "permissions.json", file: "data/permissions.json" });

const file = (pathSet: string): string =>
  `{\n  "permissions": {\n    "Item.Read": {\n      "pathSets": [\n        ${pathSet}\n      ]\n    }\n  }\n}`;

describe("a permissions file", () => {
  it("has the permissions of each route with their marks and the line of the path", () => {
    const { routes, names, marksLeast } = read(
      file(
        '{ "schemeKeys": ["DelegatedWork", "Application"], "methods": ["GET"],\n"paths": { "/items": "least=Application;AlsoRequires=Shop.Read,Shop.Write" } }',
      ),
    );
    expect(routes).toEqual([
      {
        method: "GET",
        path: "/items",
        grants: {
          delegatedWork: [{ permission: "Item.Read", least: false, alsoRequires: ["Shop.Read", "Shop.Write"] }],
          delegatedPersonal: [],
          application: [{ permission: "Item.Read", least: true, alsoRequires: ["Shop.Read", "Shop.Write"] }],
        },
        source: { file: "data/permissions.json", line: 6, column: 12 },
      },
    ]);
    expect([...names]).toEqual(["Item.Read"]);
    expect(marksLeast).toBe(true);
  });

  it("can list a permission twice for a route; one of them can be sufficient", () => {
    const set = (marks: string): string =>
      `{ "schemeKeys": ["Application"], "methods": ["get"], "paths": { "/items": "${marks}" } }`;
    const { routes } = read(file(`${set("AlsoRequires=Shop.Read")}, ${set("least=Application")}`));
    expect(routes[0]?.grants.application).toEqual([{ permission: "Item.Read", least: true, alsoRequires: [] }]);
  });

  it.each([
    ["text that is not JSON", '{ "permissions": {', "it is not valid JSON."],
    ["another object", '{ "permissions": [] }', "`permissions` is not an object."],
    ["a permission without path sets", '{ "permissions": { "A": {} } }', "`A` does not have a list `pathSets`."],
    ["no paths", '{ "permissions": {} }', "it does not list a path."],
    [
      "an unknown permission type",
      file('{ "schemeKeys": ["Robot"], "methods": ["GET"], "paths": { "/a": "" } }'),
      "`Robot` of `Item.Read` is not one of DelegatedWork, DelegatedPersonal, Application.",
    ],
    [
      "an unknown method",
      file('{ "schemeKeys": [], "methods": ["FETCH"], "paths": { "/a": "" } }'),
      "`FETCH` in `methods` of `Item.Read` is not an HTTP method.",
    ],
    [
      "an unknown mark",
      file('{ "schemeKeys": [], "methods": [], "paths": { "/a": "most=Application" } }'),
      "`most=Application` of `/a` is neither `least` nor `AlsoRequires`.",
    ],
    ["a path without a value", file('{ "schemeKeys": [], "methods": [], "paths": { "/a": 1 } }'), "the value of `/a`"],
    ["methods that are not a list", file('{ "schemeKeys": [], "methods": "GET", "paths": {} }'), "`methods` of"],
    ["paths that are not an object", file('{ "schemeKeys": [], "methods": [], "paths": [] }'), "`paths` of"],
  ])("is refused with %s", (_, text, fault) => {
    expect(() => read(text)).toThrow(UsageError);
    expect(() => read(text)).toThrow(`permissions.json is not a permissions file: ${fault}`);
  });

  it("is recognised by its content", () => {
    expect(isPermissionsFile('{ "$schema": "https://example.com/x.json", "permissions": {')).toBe(true);
    expect(isPermissionsFile('{ "version": 1, "permissions": { "A": { "pathSets": [] } } }')).toBe(true);
    expect(isPermissionsFile('{ "format": 1, "operations": [{ "permissions": [] }] }')).toBe(false);
    expect(isPermissionsFile("<edmx:Edmx/>")).toBe(false);
  });
});
