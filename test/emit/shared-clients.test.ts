import { describe, expect, test } from "vitest";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { clientsOf } from "../../generator/emit/client/shared-clients.js";
import { nodesOf } from "../../generator/emit/client/client-node.js";
import { planSdk, type SdkPlan } from "../../generator/emit/plan-sdk.js";
import { writeClient } from "../../generator/emit/client/client.js";
import { createModulePrinter } from "../../generator/emit/print/module-printer.js";
import type { ApiModel, Operation, Route } from "../../generator/model/model.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { expectSameClients } from "./expect-same-clients.js";
import { example, model, operation, parameter, property, responds, route, takes, type } from "./hand-made.js";

function planOf(api: ApiModel): SdkPlan {
  return planSdk(api, defaultSdkOptions, () => undefined);
}

const types = [type("message", [property("id"), property("subject")])];
const many = { responses: [responds(200, "Collection(microsoft.graph.message)")] };
const one = { responses: [responds(200, "microsoft.graph.message")] };

/** Returns the paths of each client that has calls. The keys are names of clients. */
function shared(operations: readonly Operation[]): Record<string, string[]> {
  const { client } = planOf(model(types, operations));
  const called = clientsOf(client).filter(([{ methods }]) => methods.length > 0);
  return Object.fromEntries(called.map((nodes) => [nodes[0].clientName, nodes.map(({ path }) => path)]));
}

describe("two paths share a client class", () => {
  const pages = [
    operation("list", "List messages", "list", ["GET /users/{id}/messages", "GET /me/messages"], many),
    operation("get", "Get message", "get", ["GET /users/{id}/messages/{message-id}", "GET /me/messages/{id}"], one),
  ];

  test("if the same pages document the same calls for both paths and for all paths below them", () => {
    expect(shared(pages)).toEqual({
      MeMessagesClient: ["/me/messages", "/users/{}/messages"],
      MeMessagesByIdClient: ["/me/messages/{}", "/users/{}/messages/{}"],
    });
  });

  test("and the comments of the class list the request lines of both paths", () => {
    const text = [...writeClient(planOf(model(types, pages)))]
      .filter(({ path }) => path === "src/client/me/messages.ts")
      .map((draft) => createModulePrinter()(draft).text)
      .join("");
    expect(text).toMatch(/ \* - `GET \/me\/messages`\n +\* - `GET \/users\/\{id\}\/messages`\n/);
  });

  test("unless a page documents calls for only one of the paths", () => {
    const inGroups = pages.map((page) => ({
      ...page,
      routes: [
        ...page.routes,
        ...page.routes.slice(0, 1).map((own) => ({ ...own, path: own.path.replace("users", "groups") })),
      ],
    }));
    expect(shared(inGroups)["MeMessagesClient"]).toEqual(["/me/messages", "/users/{}/messages", "/groups/{}/messages"]);
    const create = operation("create", "Create message", "create", ["POST /groups/{id}/messages"], one);
    expect(shared([...inGroups, create])).toEqual({
      ...shared(pages),
      GroupsByIdMessagesClient: ["/groups/{}/messages"],
      MeMessagesByIdClient: ["/me/messages/{}", "/users/{}/messages/{}", "/groups/{}/messages/{}"],
    });
  });
});

describe("two paths have separate client classes", () => {
  const [mine, theirs] = ["/me/sheet", "/users/{id}/sheet"];
  const page = (id: string, ...routes: (string | Route)[]) => operation(id, "Get sheet", "get", routes, one);
  const action = (...lines: string[]) => operation("send", "sheet: send", "action", lines);
  const taking = (type: string, description = "") => [{ ...parameter("a", type), description }];
  const reference = example("PUT /me/sheet", { "@odata.id": "https://graph.example/v1.0/users/1" }, null);

  test.each<[string, string, readonly Operation[]]>([
    ["different pages document the two paths", "sheet", [page("a", `GET ${mine}`), page("b", `GET ${theirs}`)]],
    [
      "a page documents only one of the two paths",
      "sheet",
      [page("a", `GET ${mine}`, `GET ${theirs}`), page("b", `GET ${mine}`)],
    ],
    [
      "calls of a path below the two paths differ",
      "sheet",
      [page("a", `GET ${mine}/x`, `GET ${theirs}/x`), page("b", `PUT ${mine}/x`)],
    ],
    ["the HTTP method differs", "sheet", [page("a", `PATCH ${mine}`, `PUT ${theirs}`)]],
    ["a fixed query differs", "sheet", [page("a", `GET ${mine}?part=1`, `GET ${theirs}?part=2`)]],
    ["the name of an alternate key differs", "sheet", [page("a", `GET ${mine}/a={a}/x`, `GET ${theirs}/b={b}/x`)]],
    ["only one of the paths continues after a colon", "sheet", [page("a", `GET ${mine}/x`, `GET ${theirs}:/x`)]],
    [
      "the type of a function argument in the path differs",
      "sheet",
      [page("a", `GET ${mine}/at(a={a})/x`, route(`GET ${theirs}/at(a={a})/x`, taking("Edm.Int32")))],
    ],
    ["the arguments of a method differ", "sheet", [page("a", `GET ${mine}/at(a={a})`, `GET ${theirs}/at(b={b})`)]],
    [
      "the description of an argument differs",
      "sheet",
      [page("a", `GET ${mine}/at(a={a})`, route(`GET ${theirs}/at(a={a})`, taking("Edm.String", "The cell.")))],
    ],
    ["only one of the actions follows after a colon", "sheet", [action(`POST ${mine}/send`, `POST ${theirs}:/send`)]],
    [
      "only one of the calls removes a reference",
      "sheet",
      [operation("a", "Remove", "delete", [`DELETE ${mine}/$ref`, `DELETE ${theirs}/ref`])],
    ],
    [
      "only one of the calls sends a reference",
      "sheet",
      [
        operation("a", "Set", "replace", [`PUT ${mine}/$ref`, `PUT ${theirs}/ref`], {
          requestBody: takes("microsoft.graph.message"),
          examples: [reference],
        }),
      ],
    ],
  ])("if %s", (_, accessor, operations) => {
    const nodes = [...nodesOf(planOf(model(types, operations)).client)].filter((node) => node.accessor === accessor);
    expect(nodes.length).toBe(2);
    expect(new Set(nodes.map(({ clientName }) => clientName)).size).toBe(2);
  });

  test("if their accessors differ, because the name of the client contains the accessor", () => {
    expect(Object.keys(shared([page("a", "GET /me/zone", "GET /me/language")]))).toEqual([
      "MeLanguageClient",
      "MeZoneClient",
    ]);
  });
});

describe("a shared client class has the same code as separate client classes for its paths", () => {
  test("in the SDK of input-docs", async () => {
    expect(expectSameClients(planOf((await readInputDocs()).model))).toBeGreaterThanOrEqual(0);
  });
});
