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
    ["GET /users/{id}/content", "Get content", { response: responds(status(302)) }, "download"],
    ["GET /users/{id}/files", "List files", { response: responds(status(302)) }, "get"],
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
  ])("of %s, titled %s, follow from the request line, the title and the response", (line, title, facts, intent) => {
    expect(operation("a", { requests: [request(line)], ...facts }, { title }).intent).toBe(intent);
  });
});

describe("routes", () => {
  it("have unique placeholders, whose types come from the tables of the page", () => {
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

  it("give the placeholder of a function argument the name of the function's parameter", () => {
    const { routes } = operation("report", {
      requests: [request("GET /reports/getCounts(period='{period_value}')")],
      functionParameters: [row("period", "String")],
    });
    expect(routes).toMatchObject([
      { path: "/reports/getCounts(period='{period}')", parameters: [{ name: "period", in: "function" }] },
    ]);
  });

  it("have a placeholder instead of a fixed argument if a table documents the parameter", () => {
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

  it("have the documented arguments that only an example of the function shows", () => {
    const lines = ["GET /sheets/{id}/usedRange", "GET /me/sheet/usedRange"].map(request);
    const examples = [example("GET /sheets/7/usedRange(valuesOnly=true,kind='a')", null)];
    const optional = { required: false };
    const functionParameters = [row("valuesOnly", "Boolean", optional), row("kind", "String", optional)];
    const paths = (facts: Partial<OperationFacts>): string[] =>
      operation("used-range", { requests: lines, examples, ...facts }).routes.map(({ path }) => path);
    expect(paths({ functionParameters })).toEqual([
      "/sheets/{id}/usedRange",
      "/me/sheet/usedRange",
      "/sheets/{id}/usedRange(valuesOnly={valuesOnly},kind='{kind}')",
      "/me/sheet/usedRange(valuesOnly={valuesOnly},kind='{kind}')",
    ]);
    expect(paths({ functionParameters: [row("kind", "String")] })).toHaveLength(2);
    expect(paths({ functionParameters, examples: [example("GET /sheets/7/range(kind='a')", null)] })).toHaveLength(2);
  });

  it("have the arguments that an example shows and a table of path parameters documents", () => {
    const { routes } = operation("cell", {
      requests: ["GET /names/{name}/range/cell", "GET /sheets/{id}/range(address='<address>')/cell"].map(request),
      pathParameters: [row("row", "Int32"), row("column", "Int32"), row("name", "String")],
      examples: [example("GET /names/{name}/range/cell(row=5,column=6)", null)],
    });
    expect(routes.map(({ path }) => path)).toEqual([
      "/names/{name}/range/cell(row={row},column={column})",
      "/sheets/{id}/range(address='{address}')/cell(row={row},column={column})",
    ]);
    expect(routes[0]?.parameters.slice(-2)).toMatchObject([
      { name: "row", in: "function", type: "Edm.Int32" },
      { name: "column", in: "function", type: "Edm.Int32" },
    ]);
  });

  it("have the documented arguments that an example of the function shows in the body of a GET request", () => {
    const paths = (method: string, body: object): string[] =>
      operation("offset", {
        requests: [request(`${method} /range/offset`)],
        functionParameters: [row("rows", "Int32"), row("name", "String")],
        examples: [example(`${method} /range/offset`, { ...body })],
      }).routes.map(({ path }) => path);
    expect(paths("GET", { rows: 3, name: "a" })).toEqual(["/range/offset(rows={rows},name='{name}')"]);
    expect(paths("GET", { rows: 3, other: 1 })).toEqual(["/range/offset"]);
    expect(paths("POST", { rows: 3, name: "a" })).toEqual(["/range/offset"]);
  });

  it("do not omit an argument that the table calls required, or that is not optional and that all examples have", () => {
    const called = example("GET /reports/jobs(id='7',start=2021-01-01)", null);
    const omitted = example("GET /reports/jobs", null);
    const lines = (required: boolean | null, examples: OperationFacts["examples"]): string[] =>
      operation("jobs", {
        requests: [request("GET /reports/jobs"), request("GET /reports/all")],
        functionParameters: [row("id", "String", { required }), row("start", "DateTimeOffset", { required: false })],
        examples,
      }).routes.map(({ path }) => path);
    const whole = "/reports/jobs(id='{id}',start={start})";
    for (const shown of [lines(true, [called]), lines(null, [called]), lines(true, [called, omitted])]) {
      expect(shown).toEqual(["/reports/all", whole]);
    }
    for (const shown of [lines(false, [called]), lines(null, [called, omitted])]) {
      expect(shown).toEqual(["/reports/jobs", "/reports/all", whole]);
    }
  });

  it("have a function parameter as a query parameter if an example has it in the query", () => {
    const called = example("GET /drive/root/delta(token='1')", null);
    const latest = { ...called, request: { ...called.request, url: "/drive/root/delta?token=latest" } };
    const { routes, queryParameters } = operation("delta", {
      requests: [request("GET /drive/root/delta")],
      functionParameters: [row("token", "String", { required: false })],
      examples: [latest, called],
    });
    expect(routes.map(({ path }) => path)).toEqual(["/drive/root/delta"]);
    expect(queryParameters).toMatchObject([{ name: "token", in: "query", type: "Edm.String", required: false }]);
  });

  it("have an optional query parameter that another page documents, if its example calls a route of this page", () => {
    const download = apiPage("download", {
      requests: ["GET /me/items/{id}/content", "GET /items/{id}/content"].map(request),
    });
    const convert = (url: string, name = "format") =>
      apiPage("convert", {
        requests: [request("GET /drive/{id}/content?format={format}")],
        queryParameters: [row(name, "String")],
        examples: [example("GET /", null)].map((one) => ({ ...one, request: { ...one.request, url } })),
      });
    const parameters = (page: Page) => operationOf(buildModel([user, download, page]), "download").queryParameters;
    expect(parameters(convert("/me/items/7/content?format=pdf"))).toMatchObject([
      { name: "format", type: "Edm.String", required: false },
    ]);
    for (const page of [
      convert("/me/items/7/content"),
      convert("/me/items/7/content?$top=1", "$top"),
      convert("/drive/7/content?format=pdf"),
      convert("/me/items/7?format=pdf"),
    ]) {
      expect(parameters(page)).toEqual([]);
    }
  });

  it("have the query of the request line, and the placeholders of the query as parameters", () => {
    const line = request("GET /me/messages/{id}?$expand=extensions($filter=id eq '{extensionId}')");
    expect(operation("extension", { requests: [line] }).routes).toMatchObject([
      {
        query: "$expand=extensions($filter=id eq '{extensionId}')",
        parameters: [{ name: "id" }, { name: "extensionId", in: "query" }],
      },
    ]);
  });

  it("are not reported as repeated if another code block has the same request for another case", () => {
    const lines = [1, 2].map((block) => ({ ...request("GET /b"), block }));
    const model = buildModel([apiPage("b-get", { requests: lines })]);
    expect(operationOf(model, "b-get").routes.map(({ path }) => path)).toEqual(["/b"]);
    expect(rules(model)).toEqual([]);
  });

  it("do not include repeated request lines, or paths that are shortened with an ellipsis", () => {
    const lines = ["GET /a/{id}/.../b", "GET /b", "GET /b"].map(request);
    const model = buildModel([apiPage("b-get", { requests: lines })]);
    expect(operationOf(model, "b-get").routes.map(({ path }) => path)).toEqual(["/b"]);
    expect(rules(model)).toEqual(["duplicate-route", "elided-route"]);
    const repeated = model.diagnostics.find(({ rule }) => rule === "duplicate-route");
    const [route] = operationOf(model, "b-get").routes;
    expect(repeated?.message).toBe(
      `Line ${String(route?.source.line)} has the same request. Remove or correct one of the two lines.`,
    );
  });
});

describe("parameters", () => {
  it("come from tables and from sentences about query options", () => {
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

  it("have the type that the section names, and the properties in the rows of the section", () => {
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

  it("require the properties that the text names, and a finding reports a name that the type does not have", () => {
    const names = ["displayName", "age", "message"];
    const facts = {
      requests: [post],
      requestBody: body({
        type: type("user"),
        fields: [row("age", "Int32")],
        required: names.map((name) => ({ name, source: place(11) })),
      }),
    };
    const model = buildModel([user, apiPage("user-post", facts)]);
    expect(operationOf(model, "user-post").requestBody?.properties).toMatchObject([
      { name: "age", type: "Edm.Int32", required: true },
      { name: "displayName", type: "Edm.String", required: true },
    ]);
    expect(model.diagnostics.filter(({ rule }) => rule === "unknown-required-property")).toMatchObject([
      {
        line: 11,
        message: "The text requires `message`, but microsoft.graph.user does not have this property. Write messages.",
      },
    ]);
  });

  it("have the type of the response if this type has the properties of all rows", () => {
    const facts = (name: string): Partial<OperationFacts> => ({
      requests: [request("PATCH /users/{id}")],
      requestBody: body({ fields: [row(name, "String")] }),
      response: responds(status(200, "user")),
    });
    expect(operation("user-update", facts("displayName")).requestBody?.type).toBe("microsoft.graph.user");
    expect(operation("user-update", facts("nickname")).requestBody?.type).toBeNull();
  });

  it("have the type of the resource page that lists the operation in its table of methods", () => {
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

  it("have the type of the response if there is no table and the response type has all properties of the example", () => {
    const facts = (sent: Record<string, string>): Partial<OperationFacts> => ({
      requests: [request("PATCH /users/{id}")],
      requestBody: body({}),
      response: responds(status(200, "user")),
      examples: [example("PATCH /users/1", sent)],
    });
    expect(operation("user-update", facts({ displayName: "A" })).requestBody?.type).toBe("microsoft.graph.user");
    expect(operation("user-update", facts({ nickname: "A" })).requestBody?.type).toBeNull();
  });

  it("have one property of the documented type if all example bodies have this form, such as `{ user: … }`", () => {
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

  it("have a list of objects of the type that links to the page, if all example bodies show such a list", () => {
    const methods = [{ title: "Add", link: "../api/add.md", returnType: null, description: "", source: place(4) }];
    const home = resourcePage("user", { key: "id", properties: [row("id", "String")], methods });
    const sent = (...bodies: object[]) => {
      const add = apiPage("add", {
        requests: [request("POST /users/add")],
        requestBody: body({ fields: [row("id", "String")] }),
        examples: bodies.map((one) => example("POST /users/add", { ...one })),
      });
      return operationOf(buildModel([home, add]), "add").requestBody?.properties;
    };
    const list = { value: [{ id: "1" }, { id: "2" }] };
    expect(sent(list)).toMatchObject([{ name: "value", type: "Collection(microsoft.graph.user)" }]);
    for (const others of [[{ id: "1" }], [list, { id: "1" }], [{ value: [{ name: "A" }] }], [{ value: [] }]]) {
      expect(sent(...others)).toMatchObject([{ name: "id", type: "Edm.String" }]);
    }
  });

  it("have the reference to an object that the examples send", () => {
    const sent = (...bodies: object[]) =>
      operation("add", {
        requests: [request("POST /users/{id}/friends/$ref")],
        requestBody: body({}),
        examples: bodies.map((one) => example("POST /users/1/friends/$ref", { ...one })),
      }).requestBody?.properties;
    const reference = { "@odata.id": "https://graph.microsoft.com/v1.0/users/2" };
    expect(sent(reference)).toMatchObject([{ name: "@odata.id", type: "Edm.String", required: true }]);
    expect(sent(reference, {})).toMatchObject([{ name: "@odata.id", required: false }]);
    expect(sent({})).toEqual([]);
    expect(sent({ ...reference, since: 1 })).toEqual([]);
  });

  it("of an update do not require the properties that only a creation requires", () => {
    const fields = [row("displayName", "String", { requiredOnCreate: true }), row("age", "Int32", { required: true })];
    const requiredBy = (line: string) =>
      operation("a", { requests: [request(line)], requestBody: body({ fields }) }).requestBody?.properties.map(
        ({ required }) => required,
      );
    expect(requiredBy("PATCH /users/{id}")).toEqual([null, true]);
    expect(requiredBy("POST /users")).toEqual([true, true]);
  });

  it("of an action do not have the type of the response", () => {
    const { intent, requestBody } = operation("user-rename", {
      requests: [request("POST /users/{id}/rename")],
      requestBody: body({ fields: [row("displayName", "String")] }),
      response: responds(status(200, "user")),
    });
    expect([intent, requestBody?.type]).toEqual(["action", null]);
  });

  it("are bytes if a sentence or the content type of an example says so", () => {
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
  });

  it("can be text instead of JSON, or text if JSON is not documented", () => {
    const mime = { contentType: "application/json", textType: "text/plain" };
    const send = { requests: [post], requestBody: body({ ...mime, fields: [row("subject", "String")] }) };
    expect(operation("a", send).requestBody).toMatchObject({ ...mime, type: null, properties: [{ name: "subject" }] });
    const draft = { requests: [post], requestBody: body({ ...mime, none: true }) };
    expect(operation("a", draft).requestBody).toMatchObject({
      contentType: "text/plain",
      optional: true,
      type: "Edm.Stream",
      properties: [],
    });
  });

  it("are null if the page documents that there is no body, or nothing about the body", () => {
    expect(operation("a", { requests: [post], requestBody: body({ none: true }) }).requestBody).toBeNull();
    expect(operation("a", { requests: [post], requestBody: body({}) }).requestBody).toBeNull();
  });
});

describe("responses", () => {
  const get = { requests: [request("GET /users")] };
  const shown = (type: string | null, content: object | string) =>
    example("GET /users", null, { ...message(JSON.parse(JSON.stringify(content)) as null, { type }), status: 200 });

  it("have the statuses, types and headers that sentences name", () => {
    const response = responds(status(200, "user collection"), status(202, null, { headers: ["Location"] }));
    expect(operation("a", { ...get, response }).responses).toMatchObject([
      { status: 200, type: "Collection(microsoft.graph.user)", headers: [] },
      { status: 202, type: null, headers: ["Location"] },
    ]);
  });

  it("have the type of the example if the sentence does not name a type", () => {
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

  it("are JSON if the JSON of the example is malformed", () => {
    const malformed = { ...message('{ "value": [{ "on": 2018-04-01 }] }'), malformed: true, status: 200 };
    const examples = [example("GET /users", null, malformed)];
    expect(operation("a", { ...get, response: responds(status(200)), examples }).responses[0]?.type).toBe(
      "Edm.Untyped",
    );
  });

  it.each([
    [{ value: true }, "Edm.Boolean"],
    [{ "@odata.context": "$metadata#Edm.Int32", value: 5 }, "Edm.Int32"],
    [{ value: "a" }, "Edm.String"],
    [{ value: null }, "Edm.Untyped"],
    [{ value: true, name: "a" }, "Edm.Untyped"],
    [{ name: true }, "Edm.Untyped"],
  ])("have the type of the value that the example shows: %j", (shownBody, expected) => {
    const examples = [shown(null, shownBody)];
    expect(operation("a", { ...get, response: responds(status(200)), examples }).responses[0]?.type).toBe(expected);
  });

  it("have the type of the example if no page declares the type in the sentence", () => {
    const response = responds(status(200, "users collection"));
    const examples = [shown("microsoft.graph.user", { value: [{}] })];
    expect(operation("a", { ...get, response, examples }).responses[0]?.type).toBe("Collection(microsoft.graph.user)");
  });

  it("do not have a body if their status does not allow a body", () => {
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
    "to %s are a collection if the path is a collection, even if the sentence (%s) or the example shows another result",
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

  it("are a collection if the sentence says so, although an example reads an item of the collection", () => {
    const example = shown(null, { id: "1" });
    const facts = {
      requests: [request("GET /users")],
      response: responds(status(200, "user collection")),
      examples: [{ ...example, request: { ...example.request, url: "https://api.example.com/users/1" } }],
    };
    const model = buildModel([user, apiPage("a", facts)]);
    expect(operationOf(model, "a").responses[0]?.type).toBe("Collection(microsoft.graph.user)");
    expect(rules(model)).toEqual([]);
  });

  it("are a collection of unknown objects if the examples show a collection without any property of the type", () => {
    const response = responds(status(200, "user"));
    const facts = {
      requests: [request("POST /users/{id}/tags")],
      response,
      examples: [shown(null, { value: [{ tag: "1" }] })],
    };
    const model = buildModel([user, apiPage("a", facts)]);
    expect(operationOf(model, "a").responses[0]?.type).toBe("Collection(Edm.Untyped)");
    expect(rules(model)).toEqual(["conflicting-response"]);
  });

  it("are a collection if the sentence names the type in the plural and the example shows a collection", () => {
    const response = { ...responds(status(200, "user")), several: true };
    const facts = { requests: [request("GET /users")], response, examples: [shown(null, { value: [{ id: "1" }] })] };
    const model = buildModel([user, apiPage("a", facts)]);
    expect(operationOf(model, "a").responses[0]?.type).toBe("Collection(microsoft.graph.user)");
    expect(rules(model)).toEqual([]);
  });

  it("are a collection if the link to the type is in the plural and the example shows a collection", () => {
    const users = { ...type("users"), link: "user.md" };
    const response = responds(status(200, null, { type: users }));
    const facts = { requests: [request("GET /users")], response, examples: [shown(null, { value: [{ id: "1" }] })] };
    const model = buildModel([user, apiPage("a", facts)]);
    expect(operationOf(model, "a").responses[0]?.type).toBe("Collection(microsoft.graph.user)");
    expect(rules(model)).not.toContain("one-or-many");
  });

  it("have the common base of the types in the examples if the sentence does not name a type", () => {
    const derived = (name: string) => resourcePage(name, { base: type("item") });
    const item = resourcePage("item", { properties: [row("id", "String"), row("name", "String")] });
    const facts = {
      requests: [request("GET /items/{id}")],
      response: responds(status(200)),
      examples: ["chair", "stool"].map((name) => shown(`microsoft.graph.${name}`, { id: "1" })),
    };
    const model = buildModel([item, derived("chair"), derived("stool"), apiPage("a", facts)]);
    expect(operationOf(model, "a").responses[0]?.type).toBe("microsoft.graph.item");
  });

  it("include only statuses that mean success", () => {
    const { operations } = buildModel([
      apiPage("api/user-get.md", {
        requests: [request("GET /users/{id}")],
        response: responds(status(200, "user"), status(404)),
      }),
    ]);
    expect(operations[0]?.responses.map((one) => one.status)).toEqual([200]);
  });

  it("come from the examples if the page does not describe the response", () => {
    const model = buildModel([user, apiPage("a", { ...get, examples: [shown("microsoft.graph.user", {})] })]);
    expect(operationOf(model, "a").responses).toMatchObject([{ status: 200, type: "microsoft.graph.user" }]);
    expect(rules(model)).toEqual(["response-by-example"]);
  });
});

describe("ids of operations", () => {
  it("include the name of the folder if several pages have the same file name", () => {
    const model = buildModel([
      apiPage("user-get", {}, { file: "a/user-get.md" }),
      apiPage("user-get", {}, { file: "b/user-get.md" }),
      apiPage("user-list", {}),
    ]);
    expect(model.operations.map(({ id }) => id)).toEqual(["a-user-get", "b-user-get", "user-list"]);
    expect(rules(model)).toEqual(["duplicate-operation", "duplicate-operation"]);
  });
});
