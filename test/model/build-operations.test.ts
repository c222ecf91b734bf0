import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import type { Operation } from "../../generator/model/model.js";
import type { OperationFacts, Page, RequestBodyFacts, ResponseFacts, StatusFact } from "../../generator/page/page.js";
import { apiPage, example, message, place, request, resourcePage, row, status, type } from "./pages.js";
import { operationOf, rules } from "./parts.js";

const user = resourcePage("user", {
  key: "id",
  properties: [row("id", "String"), row("displayName", "String"), row("age", "Int32")],
  relationships: [row("messages", "String collection")],
});

function responds(...statuses: StatusFact[]): ResponseFacts {
  return { statuses, description: "", source: place(20) };
}

function body(facts: Partial<RequestBodyFacts>): RequestBodyFacts {
  return {
    none: false,
    contentType: null,
    type: null,
    stream: false,
    fields: [],
    description: "",
    source: place(10),
    ...facts,
  };
}

function operation(id: string, facts: Partial<OperationFacts>, around: Partial<Page> = {}): Operation {
  return operationOf(buildModel([user, apiPage(id, facts, around)]), id);
}

describe("intents", () => {
  it.each<[string, string, Partial<OperationFacts>, string]>([
    ["GET /users/{id}", "Get a user", { response: responds(status(200, "user")) }, "get"],
    ["GET /users/{id}/messages", "user: messages", { response: responds(status(200, "user collection")) }, "list"],
    ["GET /users({id})", "Get users", { response: responds(status(200, "user")) }, "get"],
    ["GET /users", "List users", { response: responds(status(200, "user collection")) }, "list"],
    ["GET /x/microsoft.graph.user", "List users", { response: responds(status(200, "user collection")) }, "list"],
    ["POST /users", "Create user", { response: responds(status(201, "user")) }, "create"],
    ["POST /users/{id}/messages", "Send message", { response: responds(status(200)) }, "create"],
    ["POST /communities", "Create community", { response: responds(status(202)) }, "create"],
    ["POST /users/{id}/createLink", "Create link", { response: responds(status(200)) }, "action"],
    ["POST /users/{id}/sendMail", "user: sendMail", { response: responds(status(202)) }, "action"],
    ["POST /users/{id}/messages", "user: messages", { response: responds(status(201)) }, "action"],
    ["POST /users/{id}/retire", "Retire a user", { response: responds(status(204)) }, "action"],
    ["PATCH /users/{id}", "Update user", {}, "update"],
    ["PUT /users/{id}", "Replace user", {}, "replace"],
    ["PUT /groups/{id}/team", "Create team", { response: responds(status(201)) }, "create"],
    ["DELETE /users/{id}", "Delete user", {}, "delete"],
    ["GET /me/reminderView(start='{start}')", "user: reminderView", {}, "function"],
    ["GET /users/{id}/calls/getAll", "getAll function", {}, "function"],
    ["GET /users/delta", "user: delta", {}, "delta"],
    ["GET /groups/{id}/members/$ref", "List members", {}, "listReferences"],
    ["POST /groups/{id}/members/$ref", "Add member", {}, "addReference"],
    ["PUT /users/{id}/manager/$ref", "Assign manager", {}, "setReference"],
    ["DELETE /groups/{id}/members/{id}/$ref", "Remove member", {}, "removeReference"],
    ["GET /users/$count", "Count users", {}, "count"],
    ["GET /me/photo/$value", "Get photo", {}, "download"],
    ["PUT /me/photo/$value", "Update photo", {}, "upload"],
    ["GET /items/{id}/content", "Download", { response: responds(status(200, null, { stream: true })) }, "download"],
    ["PUT /items/{id}/content", "Upload", { requestBody: body({ stream: true }) }, "upload"],
  ])("of %s, titled %s", (line, title, facts, intent) => {
    expect(operation("a", { requests: [request(line)], ...facts }, { title }).intent).toBe(intent);
  });
});

describe("routes", () => {
  it("have unique placeholders with the types from the page's tables", () => {
    const { routes } = operation("user-message", {
      requests: [request("GET /users/{id | userPrincipalName}/messages/{id}"), request("GET /me/messages/{id}")],
      pathParameters: [row("user-id", "Guid")],
    });
    expect(routes.map(({ path }) => path)).toEqual(["/users/{user-id}/messages/{message-id}", "/me/messages/{id}"]);
    expect(routes[0]?.parameters).toMatchObject([
      { name: "user-id", in: "path", type: "Edm.Guid", required: true },
      { name: "message-id", in: "path", type: "Edm.String" },
    ]);
  });

  it("name the placeholder of a function argument after its parameter", () => {
    const { routes } = operation("report", {
      requests: [request("GET /reports/getCounts(period='{period_value}')")],
      functionParameters: [row("period", "String")],
    });
    expect(routes).toMatchObject([
      { path: "/reports/getCounts(period='{period}')", parameters: [{ name: "period", in: "function" }] },
    ]);
  });

  it("replace a fixed argument by a placeholder if a table documents the parameter", () => {
    const line = request("GET /packages/filterByCurrentUser(on='reviewer')");
    const { routes } = operation("filter", { requests: [line], functionParameters: [row("on", "filterOptions")] });
    expect(routes).toMatchObject([
      {
        path: "/packages/filterByCurrentUser(on='{on}')",
        parameters: [{ name: "on", in: "function", type: "microsoft.graph.filterOptions" }],
      },
    ]);
    expect(operation("filter", { requests: [line] }).routes).toMatchObject([
      { path: "/packages/filterByCurrentUser(on='reviewer')", parameters: [] },
    ]);
  });

  it("keep the query of the line and its placeholders", () => {
    const line = request("GET /me/messages/{id}?$expand=extensions($filter=id eq '{extensionId}')");
    expect(operation("extension", { requests: [line] }).routes).toMatchObject([
      {
        query: "$expand=extensions($filter=id eq '{extensionId}')",
        parameters: [{ name: "id" }, { name: "extensionId", in: "query" }],
      },
    ]);
  });

  it("leave out paths with omitted segments and repeated lines", () => {
    const lines = ["GET /a/{id}/.../b", "GET /b", "GET /b"].map(request);
    const model = buildModel([apiPage("b-get", { requests: lines })]);
    expect(operationOf(model, "b-get").routes.map(({ path }) => path)).toEqual(["/b"]);
    expect(rules(model)).toEqual(["duplicate-route", "elided-route"]);
  });
});

describe("parameters", () => {
  it("come from tables and from query options in sentences", () => {
    const { queryParameters, headers } = operation("user-list", {
      queryParameters: [row("$top", null), row("search", "String", { required: true })],
      queryOptions: [
        { name: "$top", source: place(3) },
        { name: "$select", source: place(3) },
      ],
      requestHeaders: [row("Authorization", null, { required: true })],
    });
    expect(queryParameters.map(({ name, type: of, required }) => [name, of, required])).toEqual([
      ["$top", "Edm.Int32", null],
      ["search", "Edm.String", true],
      ["$select", "Edm.String", null],
    ]);
    expect(headers).toMatchObject([{ name: "Authorization", in: "header", type: "Edm.String", required: true }]);
  });
});

describe("request bodies", () => {
  const post = request("POST /users");

  it("have the type that the section names and the properties of its rows", () => {
    const { requestBody } = operation("user-post", {
      requests: [post],
      requestBody: body({
        type: type("user"),
        fields: [row("displayName", null, { required: true }), row("age", "Int32")],
      }),
    });
    expect(requestBody).toMatchObject({
      contentType: "application/json",
      type: "microsoft.graph.user",
      properties: [
        { name: "displayName", type: "Edm.String", required: true },
        { name: "age", required: null },
      ],
    });
  });

  it("have the response's type if it has the properties of all rows", () => {
    const facts = (name: string): Partial<OperationFacts> => ({
      requests: [request("PATCH /users/{id}")],
      requestBody: body({ fields: [row(name, "String")] }),
      response: responds(status(200, "user")),
    });
    expect(operation("user-update", facts("displayName")).requestBody?.type).toBe("microsoft.graph.user");
    expect(operation("user-update", facts("nickname")).requestBody?.type).toBeNull();
  });

  it("have the type whose table of methods links to the page", () => {
    const home = resourcePage("user", {
      key: "id",
      properties: [row("displayName", "String")],
      methods: [
        { title: "Update", link: "../api/user-update.md", returnType: null, description: "", source: place(4) },
      ],
    });
    const update = apiPage("user-update", {
      requests: [request("PATCH /users/{id}")],
      requestBody: body({ fields: [row("displayName", "String")] }),
      response: responds(status(204)),
    });
    expect(operationOf(buildModel([home, update]), "user-update").requestBody?.type).toBe("microsoft.graph.user");
  });

  it("have the response type if the section does not have a table and the type has all properties of the example", () => {
    const facts = (sent: Record<string, string>): Partial<OperationFacts> => ({
      requests: [request("PATCH /users/{id}")],
      requestBody: body({}),
      response: responds(status(200, "user")),
      examples: [example("PATCH /users/1", sent)],
    });
    expect(operation("user-update", facts({ displayName: "A" })).requestBody?.type).toBe("microsoft.graph.user");
    expect(operation("user-update", facts({ nickname: "A" })).requestBody?.type).toBeNull();
  });

  it("hold the named type in a property if all example bodies show it there", () => {
    const sent = (...bodies: object[]) =>
      operation("user-invite", {
        requests: [request("POST /users/{id}/invite")],
        requestBody: body({ type: type("user"), fields: [row("displayName", "String")] }),
        examples: bodies.map((one) => example("POST /users/1/invite", { ...one })),
      }).requestBody;
    expect(sent({ user: { displayName: "A" } })).toMatchObject({
      type: null,
      properties: [{ name: "user", type: "microsoft.graph.user" }],
    });
    const named = { type: "microsoft.graph.user", properties: [{ name: "displayName" }] };
    expect(sent({ user: { displayName: "A" } }, { displayName: "A" })).toMatchObject(named);
    expect(sent({ user: { nickname: "A" } })).toMatchObject(named);
    expect(sent({ other: { displayName: "A" } })).toMatchObject(named);
  });

  it("of an update do not require properties that only a creation requires", () => {
    const fields = [row("displayName", "String", { requiredOnCreate: true }), row("age", "Int32", { required: true })];
    const requiredBy = (line: string) =>
      operation("a", { requests: [request(line)], requestBody: body({ fields }) }).requestBody?.properties.map(
        ({ required }) => required,
      );
    expect(requiredBy("PATCH /users/{id}")).toEqual([null, true]);
    expect(requiredBy("POST /users")).toEqual([true, true]);
  });

  it("of an action do not have a named type", () => {
    const { intent, requestBody } = operation("user-rename", {
      requests: [request("POST /users/{id}/rename")],
      requestBody: body({ fields: [row("displayName", "String")] }),
      response: responds(status(200, "user")),
    });
    expect([intent, requestBody?.type]).toEqual(["action", null]);
  });

  it("can be bytes, come from the example, or be missing", () => {
    expect(operation("a", { requests: [post], requestBody: body({ stream: true }) }).requestBody).toMatchObject({
      type: "Edm.Stream",
      contentType: "application/octet-stream",
    });
    const sent = example("POST /users", "<html/>");
    const html = { ...sent, request: { ...sent.request, headers: { "content-type": "text/html; charset=utf-8" } } };
    expect(operation("a", { requests: [post], examples: [html] }).requestBody).toMatchObject({
      type: "Edm.Stream",
      contentType: "text/html",
    });
    expect(operation("a", { requests: [post], requestBody: body({ none: true }) }).requestBody).toBeNull();
    expect(operation("a", { requests: [post], requestBody: body({}) }).requestBody).toBeNull();
  });
});

describe("responses", () => {
  const get = { requests: [request("GET /users")] };
  const shown = (type: string | null, content: object | string) =>
    example("GET /users", null, { ...message(JSON.parse(JSON.stringify(content)) as null, { type }), status: 200 });

  it("come from the sentences", () => {
    const response = responds(status(200, "user collection"), status(202, null, { headers: ["Location"] }));
    expect(operation("a", { ...get, response }).responses).toMatchObject([
      { status: 200, type: "Collection(microsoft.graph.user)", headers: [] },
      { status: 202, type: null, headers: ["Location"] },
    ]);
  });

  it("have the example's type if the sentence does not name one", () => {
    const typed = operation("a", {
      ...get,
      response: responds(status(200)),
      examples: [shown("microsoft.graph.user", {})],
    });
    expect(typed.responses[0]?.type).toBe("microsoft.graph.user");
    const many = shown("microsoft.graph.user", { value: [{}] });
    expect(operation("a", { ...get, response: responds(status(200)), examples: [many] }).responses[0]?.type).toBe(
      "Collection(microsoft.graph.user)",
    );
    const text = operation("a", { ...get, response: responds(status(200)), examples: [shown(null, "a,b")] });
    expect(text.responses[0]?.type).toBe("Edm.Stream");
  });

  it("have the example's type if no page declares the type in the sentence", () => {
    const response = responds(status(200, "users collection"));
    const examples = [shown("microsoft.graph.user", { value: [{}] })];
    expect(operation("a", { ...get, response, examples }).responses[0]?.type).toBe("Collection(microsoft.graph.user)");
  });

  it("do not have content if the status excludes it", () => {
    const model = buildModel([user, apiPage("a", { ...get, response: responds(status(204, "user")) })]);
    expect(operationOf(model, "a").responses).toMatchObject([{ status: 204, type: null }]);
    expect(rules(model)).toEqual(["unexpected-content"]);
  });

  it.each([
    ["GET /users", "user", { value: [{}] }, "Collection(microsoft.graph.user)"],
    ["GET /me", "user collection", { id: "1" }, "microsoft.graph.user"],
    ["GET /users/{id}", "user", { value: [{}] }, "microsoft.graph.user"],
    ["GET /users/{id}", "user collection", { id: "1" }, "microsoft.graph.user"],
  ])(
    "of %s follow the path if a sentence (%s) and an example disagree about a collection",
    (line, sentence, seen, is) => {
      const facts = {
        requests: [request(line)],
        response: responds(status(200, sentence)),
        examples: [shown(null, seen)],
      };
      const model = buildModel([user, apiPage("a", facts)]);
      expect(operationOf(model, "a").responses[0]?.type).toBe(is);
      expect(rules(model)).toEqual(["one-or-many"]);
    },
  );

  it("contain only the success statuses of sentences", () => {
    const { operations } = buildModel([
      apiPage("api/user-get.md", {
        requests: [request("GET /users/{id}")],
        response: responds(status(200, "user"), status(404)),
      }),
    ]);
    expect(operations[0]?.responses.map((one) => one.status)).toEqual([200]);
  });

  it("come from the examples if the page has no response sentence", () => {
    const model = buildModel([user, apiPage("a", { ...get, examples: [shown("microsoft.graph.user", {})] })]);
    expect(operationOf(model, "a").responses).toMatchObject([{ status: 200, type: "microsoft.graph.user" }]);
    expect(rules(model)).toEqual(["response-by-example"]);
  });
});

describe("ids", () => {
  it("include the folders if pages have the same name", () => {
    const model = buildModel([
      apiPage("user-get", {}, { file: "a/user-get.md" }),
      apiPage("user-get", {}, { file: "b/user-get.md" }),
      apiPage("user-list", {}),
    ]);
    expect(model.operations.map(({ id }) => id)).toEqual(["a-user-get", "b-user-get", "user-list"]);
    expect(rules(model)).toEqual(["duplicate-operation", "duplicate-operation"]);
  });
});
