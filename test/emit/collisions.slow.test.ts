import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { clientPaths, nodesOf } from "../../generator/emit/client/client-node.js";
import { planSdk, type SdkPlan } from "../../generator/emit/plan-sdk.js";
import type { ApiModel, Operation, TypeModel } from "../../generator/model/model.js";
import { readSdkParts } from "../../generator/templates.js";
import { complex, example, model, operation, property, responds, takes, type } from "./hand-made.js";
import { compileErrors, emit } from "./sdk.js";

/** The pages of one resource. */
interface Pages {
  readonly types: readonly TypeModel[];
  readonly operations: readonly Operation[];
}

const gives = (name: string, many = false) => ({
  responses: [responds(200, many ? `Collection(microsoft.graph.${name})` : `microsoft.graph.${name}`)],
});

/** Groups of pages whose names collide: with each other, with words of JavaScript, or with names of the runtime. */
const family: Readonly<Record<string, Pages>> = {
  "two pages for one route": {
    types: [type("item", [property("id")]), type("folder", [property("size")], { base: "microsoft.graph.item" })],
    operations: [
      operation("item-get", "Get item", "get", ["GET /items/{id}"], gives("item")),
      operation("folder-get", "Get folder", "get", ["GET /items/{folder-id}"], gives("folder")),
    ],
  },
  "segments called like methods": {
    types: [type("list", [property("id")]), type("get", [property("id")])],
    operations: [
      operation("list-list", "List lists", "list", ["GET /sites/{id}/list"], gives("list", true)),
      operation("list-get", "Get list", "get", ["GET /sites/{id}/list/{id}"], gives("list")),
      operation("get-get", "Get get", "get", ["GET /sites/{id}/get"], gives("get")),
      operation("delete-get", "Get delete", "get", ["GET /sites/{id}/delete"], gives("get")),
      operation("site-get", "Get site", "get", ["GET /sites/{id}"], gives("get")),
      operation("site-delete", "Delete site", "delete", ["DELETE /sites/{id}"], { responses: [responds(204)] }),
    ],
  },
  "types called like things of the language": {
    types: [type("event", [property("id")]), complex("error", [property("code")]), complex("promise", [])],
    operations: [operation("event-get", "Get event", "get", ["GET /events/{id}"], gives("event"))],
  },
  "types called like shapes and guards of others": {
    types: [
      type("plan", [property("id"), property("name")]),
      type("planQuery", [property("id")]),
      type("planFilter", [property("id")]),
      type("selected", [property("id")]),
      type("ofType", [property("id")], { base: "microsoft.graph.plan" }),
    ],
    operations: [
      operation("plan-list", "List plans", "list", ["GET /plans"], gives("plan", true)),
      operation("planquery-list", "List plan queries", "list", ["GET /planQueries"], gives("planQuery", true)),
      operation("planfilter-list", "List plan filters", "list", ["GET /planFilters"], gives("planFilter", true)),
      operation("selected-list", "List selected", "list", ["GET /selected"], gives("selected", true)),
    ],
  },
  "one name in two namespaces": {
    types: [complex("identity", [property("id")]), complex("microsoft.graph.callRecords.identity", [property("upn")])],
    operations: [
      operation("call-get", "Get caller", "get", ["GET /calls/{id}/caller"], gives("callRecords.identity")),
      operation("identity-get", "Get identity", "get", ["GET /identity"], gives("identity")),
    ],
  },
  casts: {
    types: [type("member", [property("id")]), type("guest", [property("until")], { base: "microsoft.graph.member" })],
    operations: [
      operation("member-list", "List members", "list", ["GET /rooms/{id}/members"], gives("member", true)),
      operation(
        "guest-list",
        "List guests",
        "list",
        ["GET /rooms/{id}/members/microsoft.graph.guest"],
        gives("guest", true),
      ),
    ],
  },
  "alternate keys": {
    types: [type("app", [property("id"), property("appId")])],
    operations: [
      operation("app-get", "Get app", "get", ["GET /apps/{id}", "GET /apps(appId='{appId}')"], gives("app")),
    ],
  },
  "path addressing": {
    types: [type("driveItem", [property("id")])],
    operations: [
      operation(
        "driveitem-get",
        "Get driveItem",
        "get",
        ["GET /drives/{id}/items/{item-id}", "GET /drives/{id}/root:/{item-path}"],
        gives("driveItem"),
      ),
      operation(
        "driveitem-children",
        "List children",
        "list",
        ["GET /drives/{id}/items/{item-id}/children", "GET /drives/{id}/root:/{item-path}:/children"],
        gives("driveItem", true),
      ),
    ],
  },
  "functions with parameters that may be left out": {
    types: [complex("usage", [property("count", "Edm.Int32")])],
    operations: [
      operation(
        "report-usage",
        "report: usage",
        "function",
        ["GET /reports/usage", "GET /reports/usage(period='{period}')", "GET /reports/usage(date={date},period='{p}')"],
        gives("usage", true),
      ),
    ],
  },
  "one thing in two places": {
    types: [type("note", [property("id")])],
    operations: [
      operation("note-list", "List notes", "list", ["GET /me/notes", "GET /users/{id}/notes"], gives("note", true)),
      operation(
        "note-get",
        "Get note",
        "get",
        ["GET /me/notes/{id}", "GET /users/{id}/notes/{note-id}"],
        gives("note"),
      ),
    ],
  },
  "one thing asked for in several ways": {
    types: [type("alert", [property("id")])],
    operations: [
      operation(
        "alert-list",
        "List alerts",
        "list",
        ["eq", "ne", "gt"].map((compares) => `GET /alerts?$filter=severity ${compares} '{severity}'`),
        gives("alert", true),
      ),
      operation("alert-update", "Update alert", "update", ["PATCH /alerts/{id}", "PUT /alerts/{id}"], gives("alert")),
    ],
  },
  "keys that read like segments": {
    types: [type("thing", [property("id")])],
    operations: [
      operation("thing-parts", "List parts", "list", ["GET /things/{id}/parts"], gives("thing", true)),
      operation("thing-by", "List by id parts", "list", ["GET /things/byIdParts"], gives("thing", true)),
    ],
  },
};

function modelOf(names: readonly string[]): ApiModel {
  const pages = names.map((name) => family[name] ?? { types: [], operations: [] });
  return model(
    pages.flatMap(({ types }) => types),
    pages.flatMap(({ operations }) => operations),
  );
}

function planOf(names: readonly string[]): SdkPlan {
  return planSdk(modelOf(names), defaultSdkOptions, () => undefined);
}

/** Returns the names and modules of all types and calls, as users of the SDK write them. */
function spellings(plan: SdkPlan): Map<string, string> {
  const ways = [...clientPaths(plan.client)].map(([{ key }, { nodes, method }]): [string, string] => [
    `${key} on the client`,
    [...nodes.map(({ accessor, clientName, file }) => `${file} ${clientName} ${accessor}`), method].join("."),
  ]);
  const functions = [...plan.functions].map(([{ key }, { module, own }]): [string, string] => [
    key,
    `${module.path}#${own.name}`,
  ]);
  const types = [...plan.names].map(([name, spelling]): [string, string] => [name, JSON.stringify(spelling)]);
  return new Map([...ways, ...functions, ...types]);
}

describe("names that collide", () => {
  const all = Object.keys(family);

  test("do not break the compilation of the SDK", async () => {
    expect(compileErrors(await emit(modelOf(all)))).toEqual([]);
  });

  test("are changed so that each function, method and client is in the SDK", () => {
    const plan = planOf(all);
    const routes = new Set(plan.calls.map(({ key }) => key));
    expect(plan.functions.size).toBe(plan.calls.filter(({ derivedFrom }) => derivedFrom === null).length);
    expect(clientPaths(plan.client).size).toBe(routes.size);
    const clients = [...nodesOf(plan.client)].map(({ clientName, file }) => ({
      clientName,
      place: `${file} ${clientName}`,
    }));
    const names = new Set(clients.map(({ clientName }) => clientName.toLowerCase()));
    expect(names.size).toBe(new Set(clients.map(({ place }) => place)).size);
  });

  test("are changed in the same way if a page is added or the pages are in another order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.constantFrom(...all), (some, another) => {
        const before = spellings(planOf(some));
        const after = spellings(planOf([another, ...some.filter((name) => name !== another)]));
        for (const [what, spelling] of before) expect([what, after.get(what)]).toEqual([what, spelling]);
      }),
      { numRuns: 60 },
    );
  });
});

test("an SDK compiles if types in the docs have the names of types in the SDK's runtime", async () => {
  const { runtime } = await readSdkParts();
  const declared = runtime.flatMap(({ text }) =>
    [...text.matchAll(/^export (?:abstract )?(?:class|interface|type) (\w+)/gm)].map(([, name = ""]) => name),
  );
  expect(declared).toContain("Reference");
  const kinds = declared.flatMap((name) => [
    type(name, [property("id"), property("size", "Edm.Date")], { key: ["id"] }),
  ]);
  const holder = type(
    "holder",
    kinds.map(({ name }, index) => property(`held${index.toString()}`, name, { navigation: index % 2 === 0 })),
    { key: ["id"] },
  );
  const pages = kinds.flatMap(({ name }, index) => {
    const path = `/kinds${index.toString()}`;
    return [
      operation(`kind${index.toString()}-list`, "List", "list", [`GET ${path}`], {
        responses: [responds(200, `Collection(${name})`)],
      }),
      operation(`kind${index.toString()}-create`, "Create", "create", [`POST ${path}`], {
        requestBody: takes(name),
        responses: [responds(202, name)],
      }),
      operation(`kind${index.toString()}-link`, "Link", "create", [`POST ${path}/$ref`], {
        requestBody: takes(null, [property("@odata.id", "Edm.String", { required: true })]),
        responses: [responds(204)],
        examples: [
          example(`POST https://x.example/v1.0${path}/$ref`, { "@odata.id": "https://x.example/v1.0/holders/1" }, null),
        ],
      }),
    ];
  });
  const create = operation("holder-create", "Create", "create", ["POST /holders"], { requestBody: takes(holder.name) });
  expect(compileErrors(await emit(model([...kinds, holder], [...pages, create])))).toEqual([]);
});
