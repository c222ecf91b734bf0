import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import { responsesOfRoute } from "../../generator/model/route-responses.js";
import type { OperationFacts, ResponseFacts, StatusFact } from "../../generator/page/page.js";
import { apiPage, example, message, place, request, resourcePage, row, status, type } from "./pages.js";

const collectionOf = (name: string): string => `Collection(microsoft.graph.${name})`;

const pages = [
  resourcePage("user", {
    key: "id",
    properties: [row("id", "String"), row("settings", "settings")],
    relationships: [row("messages", "message collection"), row("photo", "photo")],
  }),
  resourcePage("settings", { properties: [row("timeZone", "String")] }),
  resourcePage("tag", { key: "id", properties: [row("id", "String"), row("value", "String collection")] }),
  resourcePage("photo", {
    properties: [row("width", "Int32")],
    methods: [{ title: "Get", link: "../api/photo-get.md", returns: null, source: place() }] as never,
  }),
  resourcePage("message", { key: "id", properties: [row("subject", "String")] }),
  resourcePage("eventMessage", { key: "id", base: type("message"), properties: [row("location", "String")] }),
  apiPage("user-list", { requests: [request("GET /users")], response: responds(status(200, "user collection")) }),
  apiPage("me-get", { requests: [request("GET /me")], response: responds(status(200, "user")) }),
];

function responds(...statuses: StatusFact[]): ResponseFacts {
  return { statuses, description: "", source: place(20) };
}

/** Returns the types of the success responses of each route. The keys are request lines. */
function typesByRoute(facts: Partial<OperationFacts>): Record<string, (string | null)[]> {
  const { operations } = buildModel([...pages, apiPage("tested", facts)]);
  const operation = operations.find(({ id }) => id === "tested");
  return Object.fromEntries(
    (operation?.routes ?? []).map((route) => [
      `${route.method} ${route.path}`,
      operation === undefined ? [] : responsesOfRoute(route, operation).map(({ type }) => type),
    ]),
  );
}

describe("the response of a route", () => {
  it("is decided by `$value`, `content` or `$count` at the end of the path", () => {
    const types = typesByRoute({
      requests: [
        request("GET /me/messages/{id}"),
        request("GET /me/messages/{id}/$value"),
        request("GET /me/messages/$count"),
      ],
      response: responds(status(200, "message")),
    });
    expect(types).toEqual({
      "GET /me/messages/{id}": ["microsoft.graph.message"],
      "GET /me/messages/{id}/$value": ["Edm.Stream"],
      "GET /me/messages/$count": ["Edm.Int32"],
    });
  });

  it("is the documented type if the path ends in `$ref`, even if the annotation of an example names another type", () => {
    const types = typesByRoute({
      requests: [request("GET /users/{id}/messages"), request("GET /users/{id}/messages/$ref")],
      response: responds(status(200, "message collection")),
      examples: [
        example("GET /users/1/messages/$ref", null, {
          ...message({ value: [{ "@odata.id": "1" }] }, { type: "microsoft.graph.user" }),
          status: 200,
        }),
      ],
    });
    expect(types["GET /users/{id}/messages/$ref"]).toEqual([collectionOf("message")]);
  });

  it("is an item or a collection, as the last segment of the path shows", () => {
    const types = typesByRoute({
      requests: [request("GET /me/messages/{id}"), request("GET /users/{id}/messages"), request("GET /users/{id}")],
      response: responds(status(200, "message")),
    });
    expect(types["GET /users/{id}/messages"]).toEqual([collectionOf("message")]);
    expect(types["GET /users/{id}"]).toEqual(["microsoft.graph.user"]);
  });

  it("is an object if the example shows an id and a property named value", () => {
    const shown = message({ id: "1", value: ["a", "b"] }, { type: "microsoft.graph.tag" });
    const types = typesByRoute({
      requests: [request("PATCH /me/tags/{id}"), request("PATCH /users/{id}/tags/{id}")],
      response: responds(status(200, "tag")),
      examples: [example("PATCH /me/tags/1", { value: ["a", "b"] }, { ...shown, status: 200 })],
    });
    expect(Object.values(types)).toEqual([["microsoft.graph.tag"], ["microsoft.graph.tag"]]);
  });

  it("is the value of a property if the path ends at the property", () => {
    const types = typesByRoute({
      requests: [request("GET /me/settings"), request("GET /me/settings/timeZone")],
      response: responds(status(200, "settings")),
    });
    expect(types["GET /me/settings/timeZone"]).toEqual(["Edm.String"]);
  });

  it("is an item of the collection if the request creates an item, even if the sentence names another type", () => {
    const types = typesByRoute({ requests: [request("POST /me/messages")], response: responds(status(201, "user")) });
    expect(types["POST /me/messages"]).toEqual(["microsoft.graph.message"]);
  });

  it("is the type in the sentence if this type is derived from the type of the path", () => {
    const types = typesByRoute({
      requests: [request("GET /me/messages/{id}")],
      response: responds(status(200, "eventMessage")),
    });
    expect(types["GET /me/messages/{id}"]).toEqual(["microsoft.graph.eventMessage"]);
  });

  it("is the type in an example of the route if no table describes the path", () => {
    const types = typesByRoute({
      requests: [request("GET /unknown/{id}"), request("GET /unknown/{id}/owner")],
      response: responds(status(200, "message")),
      examples: [
        example("GET /unknown/1/owner", null, {
          ...message({ id: "1" }, { type: "microsoft.graph.user" }),
          status: 200,
        }),
      ],
    });
    expect(types["GET /unknown/{id}/owner"]).toEqual(["microsoft.graph.user"]);
  });

  it("is reported if the type of the path contradicts the sentence, unless the path ends in `$value`", () => {
    const { diagnostics } = buildModel([
      ...pages,
      apiPage("tested", {
        requests: [
          request("GET /me/messages/{id}"),
          request("GET /me/messages"),
          request("GET /me/messages/{id}/$value"),
        ],
        response: responds(status(200, "message")),
      }),
    ]);
    const found = diagnostics.filter(({ rule }) => rule === "conflicting-response");
    expect(found.map(({ subject }) => subject)).toEqual(["GET /me/messages"]);
  });

  it("is the type in the example of the route, instead of the documented base type, if the path has a type cast", () => {
    const types = typesByRoute({
      requests: [request("GET /users/{id}/microsoft.graph.user/messages"), request("GET /users/{id}/messages")],
      response: responds(status(200, "message collection")),
      examples: [
        example("GET /users/1/microsoft.graph.user/messages", null, {
          ...message({ value: [] }, { type: "microsoft.graph.eventMessage", collection: true }),
          status: 200,
        }),
        example("GET /users/1/messages", null, {
          ...message({ value: [] }, { type: "microsoft.graph.eventMessage", collection: true }),
          status: 200,
        }),
      ],
    });
    expect(types).toEqual({
      "GET /users/{id}/microsoft.graph.user/messages": [collectionOf("eventMessage")],
      "GET /users/{id}/messages": [collectionOf("message")],
    });
  });

  it("does not include a status that the examples show only for other routes", () => {
    const sentence = { description: "The response code can be `201 Created` or `202 Accepted`." };
    const types = typesByRoute({
      requests: [request("POST /me/messages"), request("POST /users/{id}/messages"), request("POST /users/{id}/reply")],
      response: responds(status(201, "message", sentence), status(202, null, sentence)),
      examples: [
        example("POST /me/messages", {}, { ...message({ subject: "" }), status: 201 }),
        example("POST /users/1/reply", {}, { ...message(null), status: 202 }),
      ],
    });
    expect(types).toEqual({
      "POST /me/messages": ["microsoft.graph.message"],
      "POST /users/{id}/messages": ["microsoft.graph.message"],
      "POST /users/{id}/reply": [null],
    });
  });

  it("includes two statuses if the page describes each status in its own sentence", () => {
    const types = typesByRoute({
      requests: [request("POST /me/messages"), request("POST /users/{id}/messages")],
      response: responds(
        status(201, "message", { description: "It returns `201 Created`." }),
        status(202, null, { description: "It returns `202 Accepted` while it works." }),
      ),
    });
    expect(types["POST /me/messages"]).toEqual(["microsoft.graph.message", null]);
  });
});

describe("a finding about a route that returns another type", () => {
  const requests = [request("GET /users/{id}/photo"), request("GET /users/{id}/settings")];

  function conflicts(facts: Partial<OperationFacts>): string[] {
    const { diagnostics } = buildModel([...pages, apiPage("tested", { requests, ...facts })]);
    return diagnostics.filter(({ rule }) => rule === "conflicting-response").map(({ message }) => message);
  }

  it("is not made if the Response section describes several bodies", () => {
    const response = responds(status(200, "photo"));
    expect(conflicts({ response })).toHaveLength(1);
    expect(conflicts({ response: { ...response, varies: true } })).toEqual([]);
  });

  it("names the example if the Response section does not describe a body", () => {
    const shown = (line: string) =>
      example(line, null, {
        ...message({ timeZone: "UTC" }, { type: "microsoft.graph.photo", source: place(40) }),
        status: 200,
      });
    const facts = { response: responds(status(200)) };
    const { diagnostics } = buildModel([
      ...pages,
      apiPage("tested", { requests, ...facts, examples: [shown("GET /users/1/settings")] }),
    ]);
    expect(diagnostics.filter(({ rule }) => rule === "conflicting-response")).toMatchObject([{ line: 40 }]);
    expect(conflicts({ ...facts, examples: [shown("GET /users/1/settings")] })).toEqual([
      "The example shows microsoft.graph.photo, but the path of GET /users/{id}/settings shows microsoft.graph.settings. Correct the annotation of the example.",
    ]);
    expect(conflicts({ ...facts, examples: [shown("GET /users/1/photo")] })).toEqual([]);
  });
});

describe("the response of an update without a named type", () => {
  it("has the type of the path", () => {
    const untyped = { ...message({ value: [{ timeZone: "UTC" }] }), status: 200 };
    const types = typesByRoute({
      requests: [request("PATCH /users/{id}/settings")],
      response: responds(status(200)),
      examples: [example("PATCH /users/1/settings", {}, untyped)],
    });
    expect(types).toEqual({ "PATCH /users/{id}/settings": ["microsoft.graph.settings"] });
  });
});

describe("the response without a named type", () => {
  const untyped = { id: "1" };
  const typeOf = (line: string, title: string): string | null | undefined => {
    const [method, path] = line.split(" ");
    const shown = example(`${method ?? ""} ${path?.replace("{id}", "1") ?? ""}`, null, {
      ...message(untyped),
      status: 200,
    });
    const pageFacts = { requests: [request(line)], response: responds(status(200)), examples: [shown] };
    const read = apiPage("team-get", {
      requests: [request("GET /teams/{id}")],
      response: responds(status(200, "user")),
    });
    const { operations } = buildModel([...pages, read, apiPage("tested", pageFacts, { title })]);
    const operation = operations.find(({ id }) => id === "tested");
    const [route] = operation?.routes ?? [];
    return operation && route && responsesOfRoute(route, operation)[0]?.type;
  };

  it("of an update has the type that operations read at the path, if no table describes the path", () => {
    expect(typeOf("PATCH /teams/{id}", "Update team")).toBe("microsoft.graph.user");
    expect(typeOf("PATCH /unknown", "Update unknown")).toBe("Edm.Untyped");
  });

  it("of an action is the collection on which the action is called, if the title says that it lists items", () => {
    expect(typeOf("POST /users/getOwned", "List owned users")).toBe(collectionOf("user"));
    expect(typeOf("POST /users/getOwned", "user: getOwned")).toBe("Edm.Untyped");
    expect(typeOf("POST /me/getOwned", "List owned users")).toBe("Edm.Untyped");
  });
});

describe("the name of a type that no page declares", () => {
  const list = { ...message({ value: [{ code: "a" }] }), status: 200 };
  const typesOf = (name: string) =>
    typesByRoute({
      requests: [request("GET /users/{id}/dimensions")],
      response: responds(status(200, name)),
      examples: [example("GET /users/1/dimensions", null, list)],
    });

  it("means a collection if the examples show a list", () => {
    expect(typesOf("lampDimensions")).toEqual({ "GET /users/{id}/dimensions": [collectionOf("lampDimensions")] });
  });
});

describe("the annotation of an example with an unknown type", () => {
  const answer = (body: Record<string, string>) => ({
    ...message({ value: [body] }, { type: "Collection(microsoft.graph.mail)" }),
    status: 200,
  });
  const facts = (body: Record<string, string>) => ({
    requests: [request("GET /mails")],
    response: responds(status(200)),
    examples: [example("GET /mails", null, answer(body))],
  });

  it("means the type that the body names, and the model does not get the unknown type", () => {
    const { operations, types, diagnostics } = buildModel([
      ...pages,
      apiPage("tested", facts({ "@odata.type": "#microsoft.graph.message", subject: "Hello" })),
    ]);
    expect(operations.find(({ id }) => id === "tested")?.responses.map(({ type }) => type)).toEqual([
      collectionOf("message"),
    ]);
    expect(types.map(({ name }) => name)).not.toContain("microsoft.graph.mail");
    expect(diagnostics.filter(({ rule }) => rule === "unresolved-type").map(({ message: text }) => text)).toEqual([
      'No page declares "Collection(microsoft.graph.mail)", so docwright uses microsoft.graph.message, the type in the body. Correct the annotation, or add a page for the type in the annotation.',
    ]);
  });
});

it("a path does not contradict the Response section of an API without OData", () => {
  const facts = {
    requests: [request("GET /users/{id}/settings")],
    response: responds(status(200, "message")),
  };
  const rulesOf = (odata: boolean): string[] =>
    buildModel(
      [
        ...pages,
        apiPage("user-get", { requests: [request("GET /users/{id}")], response: responds(status(200, "user")) }),
        apiPage("tested", facts),
      ],
      { odata },
    ).diagnostics.map(({ rule }) => rule);
  expect(rulesOf(true)).toContain("conflicting-response");
  expect(rulesOf(false)).not.toContain("conflicting-response");
});
