import { beforeAll, describe, expect, it } from "vitest";
import { lint } from "../../generator/lint/lint.js";
import type { DocumentedApi } from "../../generator/pipeline.js";
import { readLibrary } from "./read-library.js";

describe("reading docs of an API that does not follow OData", () => {
  let api: DocumentedApi;
  beforeAll(async () => {
    api = await readLibrary();
  });

  it("returns an operation for each section with a request", () => {
    const routes = api.model.operations.map(({ id, intent, routes: all }) => [
      id,
      intent,
      ...all.map(({ method, path }) => `${method} ${path}`),
    ]);
    expect(routes).toEqual([
      ["books-add-a-book", "create", "POST /books"],
      ["books-get-a-book", "get", "GET /books/{bookId}"],
      ["books-list-books", "list", "GET /books"],
      ["books-remove-a-book", "delete", "DELETE /books/{bookId}"],
      ["loans-borrow-a-book", "create", "POST /loans"],
      ["loans-list-loans", "list", "GET /loans", "GET /members/{memberId}/loans"],
      ["loans-list-reminders", "list", "GET /loans/{loanId}/reminders"],
      ["loans-return-a-book", "action", "POST /loans/{loanId}/return"],
      ["members", "update", "PATCH /members/{memberId}"],
    ]);
  });

  it("returns the body type of each status in a table of responses", () => {
    const responses = api.model.operations.map(({ id, responses: all }) => [
      id,
      ...all.map((one) => [one.status, one.type]),
    ]);
    expect(responses).toEqual([
      ["books-add-a-book", [201, "library.Book"]],
      ["books-get-a-book", [200, "library.Book"]],
      ["books-list-books", [200, "Collection(library.Book)"]],
      ["books-remove-a-book", [204, null]],
      ["loans-borrow-a-book", [201, "library.Loan"]],
      ["loans-list-loans", [200, "Collection(library.Loan)"]],
      ["loans-list-reminders", [200, "Collection(library.Reminder)"]],
      ["loans-return-a-book", [200, "library.Receipt"]],
      ["members", [200, "library.Member"]],
    ]);
  });

  it("adds errors that the page documents for all operations to the errors of each operation", () => {
    const [add] = api.model.operations;
    expect(add?.errors.map(({ status, code, description }) => [status, code, description])).toEqual([
      [400, "invalid_field", "A field is missing or malformed."],
      [401, "unauthorized", "The API key is missing or unknown."],
      [404, "not_found", "There is no such object."],
      [409, "conflict", "The object is in use."],
      [400, null, "A required field is missing."],
    ]);
  });

  it("marks a query parameter or body property as required if its row says yes", () => {
    const parameters = api.model.operations.flatMap(({ queryParameters }) =>
      queryParameters.map(({ name, type, required }) => [name, type, required]),
    );
    expect(parameters).toEqual([
      ["author", "Edm.String", false],
      ["genre", "Edm.String", false],
      ["limit", "Edm.Int32", false],
      ["open", "Edm.Boolean", false],
      ["from", "Edm.Date", false],
    ]);
    const bodies = api.model.operations.flatMap(({ requestBody: body }) =>
      body === null ? [] : [body.type ?? body.properties.map(({ name, required }) => [name, required])],
    );
    expect(bodies).toEqual([
      "library.Book",
      [
        ["bookId", true],
        ["memberId", true],
        ["days", false],
      ],
      "library.Member",
    ]);
  });

  it("returns a type for each heading that is the name of a type", () => {
    const types = api.model.types.map(({ name, kind, origin, properties, members }) => [
      name,
      kind,
      origin,
      ...properties.map((one) => `${one.name}: ${one.type}`),
      ...members.map((one) => one.name),
    ]);
    expect(types).toEqual([
      ["library.Address", "complex", "page", "street: Edm.String", "city: Edm.String"],
      [
        "library.Book",
        "entity",
        "page",
        "id: Edm.String",
        "title: Edm.String",
        "author: Edm.String",
        "genre: library.Genre",
        "pages: Edm.Int32",
        "available: Edm.Boolean",
        "tags: Collection(Edm.String)",
      ],
      ["library.Error", "complex", "page", "code: Edm.String", "message: Edm.String"],
      ["library.Genre", "enum", "page", "novel", "poetry", "science"],
      [
        "library.Loan",
        "entity",
        "page",
        "id: Edm.String",
        "bookId: Edm.String",
        "memberId: Edm.String",
        "borrowedAt: Edm.DateTimeOffset",
        "dueOn: Edm.Date",
        "returned: Edm.Boolean",
      ],
      [
        "library.Member",
        "entity",
        "page",
        "id: Edm.String",
        "name: Edm.String",
        "email: Edm.String",
        "level: Edm.String",
        "address: library.Address",
        "joined: Edm.Date",
      ],
      ["library.Receipt", "complex", "page", "loanId: Edm.String", "fine: Edm.Int32"],
      ["library.Reminder", "complex", "page", "sentOn: Edm.Date", "text: Edm.String"],
    ]);
  });

  it("returns a model with the paging and the version of the API", () => {
    expect(api.model.api).toEqual({
      namespace: "library",
      version: "v2",
      baseUrl: "https://api.contoso.com/v2",
      odata: false,
      paging: { items: "items", next: "next" },
    });
  });

  it("pairs each example request with the JSON that follows the request", () => {
    const examples = api.model.operations.flatMap(({ id, examples: all }) =>
      all.map(({ request, response }) => [id, request.method, response?.status ?? null]),
    );
    expect(examples).toEqual([
      ["books-add-a-book", "POST", 201],
      ["books-get-a-book", "GET", 200],
      ["books-list-books", "GET", 200],
      ["loans-borrow-a-book", "POST", 201],
      ["loans-list-loans", "GET", 200],
      ["loans-list-reminders", "GET", 200],
      ["loans-return-a-book", "POST", 200],
      ["members", "PATCH", 200],
      ["members", "PATCH", 404],
    ]);
  });

  it("reports only missing status lines in examples", () => {
    expect(new Set(api.model.diagnostics.map(({ rule }) => rule))).toEqual(new Set(["missing-status-line"]));
    const options = {
      rules: { "missing-front-matter": "off", "missing-permissions": "off", "missing-status-line": "off" },
    } as const;
    expect(lint({ ...api, files: [] }, options).map(({ rule, file, line }) => [rule, file, line])).toEqual([]);
  });
});
