import { describe, expect, test } from "vitest";
import { addAddressedRoutes } from "../../generator/emit/calls/path-addressing.js";
import { clientPaths } from "../../generator/emit/client/client-node.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { exampleMatcher, exampleUrl } from "../../generator/emit/examples/example-match.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { model, operation, property, responds, type } from "./hand-made.js";

const item = "microsoft.graph.driveItem";

const types = [
  type("drive", [property("id"), property("root", item), property("items", `Collection(${item})`)]),
  type("driveItem", [property("id"), property("children", `Collection(${item})`)]),
];

const operations = [
  operation("drive-get", "Get drive", "get", ["GET /drives/{id}", "GET /me/drive"], {
    responses: [responds(200, "microsoft.graph.drive")],
  }),
  operation("item-get", "Get item", "get", ["GET /me/drive/items/{item-id}", "GET /me/drive/root:/{item-path}"], {
    responses: [responds(200, item)],
  }),
  operation("item-children", "List children", "list", ["GET /me/drive/items/{item-id}/children"], {
    responses: [responds(200, `Collection(${item})`)],
  }),
  operation("item-put", "Upload", "upload", ["PUT /drives/{drive-id}/items/{parent-id}:/{filename}:/content"], {
    responses: [responds(200, item)],
  }),
  operation("item-version", "Get version", "get", ["GET /me/drive/items/{item-id}/versions/{version-item-id}"]),
  operation("item-name", "Get name", "get", ["GET /me/drive/items/{item-id}/workbook/names/{name}"]),
];

describe("operations of drive items with a path such as `root:/{item-path}:`", () => {
  const routes = addAddressedRoutes(operations, types).flatMap((one) =>
    one.routes.map(({ method, path }) => `${method} ${path}`),
  );

  test("are added for operations that are documented only with the id of an item", () => {
    const documented = new Set(operations.flatMap((one) => one.routes.map(({ method, path }) => `${method} ${path}`)));
    expect(routes.filter((route) => !documented.has(route)).sort()).toEqual([
      "GET /drives/{drive-id}/items/{parent-id}:/{filename}",
      "GET /drives/{drive-id}/items/{parent-id}:/{filename}:/children",
      "GET /drives/{drive-id}/items/{parent-id}:/{filename}:/versions/{version-item-id}",
      "GET /me/drive/root:/{item-path}:/children",
      "GET /me/drive/root:/{item-path}:/versions/{version-item-id}",
      "PUT /me/drive/root:/{item-path}:/content",
    ]);
  });

  test("are not added if no page documents such a path", () => {
    const byId = operations.filter(({ id }) => id === "item-children" || id === "item-version");
    expect(addAddressedRoutes(byId, types)).toEqual(byId);
  });

  test("are methods of `byPath`, whatever name the placeholder has", () => {
    const plan = planSdk(model(types, operations), defaultSdkOptions, () => undefined);
    const chains = [...clientPaths(plan.client)].map(([{ key }, { nodes, method }]) => [
      key,
      [
        ...nodes.map(({ accessor, parameters }) => accessor + parameters.map(({ name }) => `(${name})`).join("")),
        method,
      ].join("."),
    ]);
    expect(Object.fromEntries(chains)).toMatchObject({
      "GET /me/drive/root:/{}": "me.drive.root.byPath(relativePath).get",
      "GET /me/drive/root:/{}:/children": "me.drive.root.byPath(relativePath).children.list",
      "PUT /drives/{}/items/{}:/{}:/content": "drives.byId(id).items.byId(id).byPath(relativePath).content.replace",
    });
  });

  test.each([
    ["/me/drive/root:/Docs/a:b.txt", "GET /me/drive/root:/{}", "Docs/a:b.txt"],
    ["/me/drive/root:/Docs/2021:/children", "GET /me/drive/root:/{}:/children", "Docs/2021"],
  ])("match the URL of an example: %s", (url, key, path) => {
    const { calls } = planSdk(model(types, operations), defaultSdkOptions, () => undefined);
    const parsed = exampleUrl(url, "v1.0");
    const match = parsed === null ? null : exampleMatcher(calls)("GET", parsed);
    expect([match?.call.key, ...(match?.values.values() ?? [])]).toEqual([key, path]);
  });
});
