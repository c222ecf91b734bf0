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

/** The types of the success responses of each route of an operation, by the request line. */
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
  it("is bytes for $value and content, and a number for $count", () => {
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

  it("is the collection or the item at the end of the path", () => {
    const types = typesByRoute({
      requests: [request("GET /me/messages/{id}"), request("GET /users/{id}/messages"), request("GET /users/{id}")],
      response: responds(status(200, "message")),
    });
    expect(types["GET /users/{id}/messages"]).toEqual([collectionOf("message")]);
    expect(types["GET /users/{id}"]).toEqual(["microsoft.graph.user"]);
  });

  it("is the property at the end of the path", () => {
    const types = typesByRoute({
      requests: [request("GET /me/settings"), request("GET /me/settings/timeZone")],
      response: responds(status(200, "settings")),
    });
    expect(types["GET /me/settings/timeZone"]).toEqual(["Edm.String"]);
  });

  it("is the created item if the sentence names another type", () => {
    const types = typesByRoute({ requests: [request("POST /me/messages")], response: responds(status(201, "user")) });
    expect(types["POST /me/messages"]).toEqual(["microsoft.graph.message"]);
  });

  it("is the type in the sentence if that is more precise", () => {
    const types = typesByRoute({
      requests: [request("GET /me/messages/{id}")],
      response: responds(status(200, "eventMessage")),
    });
    expect(types["GET /me/messages/{id}"]).toEqual(["microsoft.graph.eventMessage"]);
  });

  it("is the type of the route's example if no table describes the path", () => {
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

  it("is reported if the path contradicts the sentence, except for $value", () => {
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
});
