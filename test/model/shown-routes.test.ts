import { describe, expect, it } from "vitest";
import { buildModel, type ModelOptions } from "../../generator/model/build-model.js";
import { apiPage, example, place, request, resourcePage, row, status } from "./pages.js";

const resources = [
  resourcePage("user", {
    key: "id",
    properties: [row("id", "String")],
    relationships: [row("messages", "message collection"), row("calendar", "calendar"), row("drive", "drive")],
  }),
  resourcePage("message", {
    key: "id",
    properties: [row("id", "String")],
    relationships: [row("pictures", "picture collection")],
  }),
  resourcePage("picture", { key: "id", properties: [row("id", "String")] }),
  resourcePage("calendar", { key: "id", properties: [row("id", "String")] }),
  resourcePage("drive", { relationships: [row("root", "driveItem"), row("items", "driveItem collection")] }),
  resourcePage("driveItem", {
    key: "id",
    properties: [row("id", "String")],
    relationships: [row("children", "driveItem collection")],
  }),
];

/** An API page with request lines, and examples of its requests. */
function page(name: string, lines: readonly string[], shown: readonly string[] = [], returned: string | null = null) {
  return apiPage(name, {
    requests: lines.map(request),
    response: { statuses: [status(returned === null ? 204 : 200, returned)], description: "", source: place(20) },
    examples: shown.map((line, index) => {
      const { request: sent, ...facts } = example(line, null);
      return { ...facts, request: { ...sent, source: place(30 + index) } };
    }),
  });
}

const documented = [
  page("user-list", ["GET /users"], [], "user collection"),
  page("user-get", ["GET /me", "GET /users/{user-id}"], [], "user"),
  page("message-get", ["GET /me/messages/{message-id}"], [], "message"),
];

/** Returns the routes that only the examples of a page show, and the findings about them. */
function shown(lines: readonly string[], examples: readonly string[], returned?: string, options?: ModelOptions) {
  const tested = page("tested", lines, examples, returned);
  const { operations, diagnostics } = buildModel([...resources, ...documented, tested], options);
  const routes = operations.find(({ id }) => id === "tested")?.routes ?? [];
  return {
    routes: routes.filter(({ origin }) => origin === "example"),
    lines: routes.flatMap(({ origin, method, path }) => (origin === "example" ? [`${method} ${path}`] : [])),
    findings: diagnostics.flatMap(({ rule, line, message }) =>
      rule === "route-by-example" ? [`${line.toString()}: ${message}`] : [],
    ),
  };
}

describe("a route that only an example shows", () => {
  it("is added if its path leads to an object of the same type as a documented route", () => {
    const { lines, findings } = shown(["PATCH /users/{id}"], ["PATCH https://graph.microsoft.com/v1.0/me"]);
    expect(lines).toEqual(["PATCH /me"]);
    expect(findings).toEqual([
      "31: Only the example shows PATCH /me. docwright adds this request, because PATCH /users/{id} is for the same type. Add it to the section HTTP request.",
    ]);
  });

  it.each([
    ["POST /users/{id}/messages/{message-id}/reply", "POST /me/messages/AAMkADA1MTAAAAqldOAAA=/reply"],
    ["POST /users/{id}/messages/{message-id}/reply", "POST /ME/Messages('AAMkADA1MTAAAAqldOAAA')/Reply"],
  ])("has placeholders in place of the ids: %s, %s", (line, url) => {
    const [path = ""] = shown([line], [url]).lines;
    expect(path.toLowerCase()).toMatch(/^post \/me\/messages\/\{message-id\}\/reply$/);
  });

  it("has a placeholder in place of any text after a collection", () => {
    const { lines } = shown(
      ["DELETE /me/messages/{message-id}/pictures/{id}/$ref"],
      ["DELETE /users/ann/messages/first/pictures/cover/$ref"],
    );
    expect(lines).toEqual(["DELETE /users/{user-id}/messages/{message-id}/pictures/{id}/$ref"]);
  });

  it("has the query and the documented parameters of the route with the same end", () => {
    const { routes } = shown(["GET /users/{id}/view(on={day})?from={start}"], ["GET /me/view(on=2026-01-01)?from=8"]);
    expect(routes).toMatchObject([
      {
        path: "/me/view(on={on})",
        query: "from={start}",
        parameters: [
          { name: "on", in: "function" },
          { name: "start", in: "query" },
        ],
        source: { line: 31, column: 1 },
      },
    ]);
  });

  it("can address an item by its path", () => {
    const { lines } = shown(["GET /me/drive/items/{id}/children"], ["GET /me/drive/root:/Docs/a.txt:/children"]);
    expect(lines).toEqual(["GET /me/drive/root:/{item-path}:/children"]);
  });

  it("is added once for several examples, with one finding", () => {
    const { lines, findings } = shown(["GET /users/{id}/drive/root"], ["GET /me/drive/root", "GET /Me/Drive/Root"]);
    expect(lines).toEqual(["GET /me/drive/root"]);
    expect(findings).toHaveLength(1);
  });

  it("can be the content of a documented object", () => {
    const { lines } = shown(
      ["GET /me/messages/{id}/pictures/{picture-id}"],
      ["GET /users/1/messages/2/pictures/3/$value"],
      "picture",
    );
    expect(lines).toEqual(["GET /users/{user-id}/messages/{id}/pictures/{picture-id}/$value"]);
  });
});

describe("a request in an example is not added", () => {
  it.each([
    ["another method", ["PUT /users/{id}"], "PATCH /me"],
    ["a request that another page documents", ["GET /users/{id}/messages/{message-id}"], "GET /me/messages/1"],
    ["an object of another type", ["GET /users/{id}/children"], "GET /me/drive/root/children"],
    ["a path with another end", ["POST /users/{id}/reply"], "POST /me/replyAll"],
    ["a collection with another name", ["GET /me/drive/items"], "GET /me/drive/root/children"],
    ["a name in place of an id", ["GET /users/{id}/messages/{message-id}"], "GET /me/messages/delta"],
    ["the deletion of a single object", ["DELETE /me/calendars/{id}"], "DELETE /me/calendar"],
    ["a path that the docs do not describe", ["GET /users/{id}/messages/{message-id}"], "GET /team/messages/1"],
    ["an argument before the end", ["GET /users/{id}/messages"], "GET /group(name='a')/messages"],
    ["a backslash", ["GET /users/{id}/messages"], "GET /me%5C/messages"],
    ["another service", ["PATCH /users/{id}"], "PATCH https://contoso.com/me"],
  ])("for %s", (_, lines, url) => {
    const delta = page("message-delta", ["GET /users/{id}/contacts/delta"]);
    const { operations } = buildModel([...resources, ...documented, delta, page("tested", lines, [url])]);
    const routes = operations.find(({ id }) => id === "tested")?.routes ?? [];
    expect(routes.filter(({ origin }) => origin !== undefined)).toEqual([]);
  });

  it("without OData, because the segments of a path do not name properties", () => {
    expect(shown(["PATCH /users/{id}"], ["PATCH /me"], undefined, { odata: false }).lines).toEqual([]);
  });
});
