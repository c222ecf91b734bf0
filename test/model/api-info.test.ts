import { expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { buildModel } from "../../generator/model/build-model.js";
import type { ApiModel } from "../../generator/model/model.js";
import { readPage } from "../../generator/page/read-page.js";

/** Returns the model of an API whose pages have these request lines. */
function modelOf(baseUrl: string, ...requests: readonly string[]): ApiModel {
  const pages = requests.map((request, index) => {
    const text = `# Page ${index}\n\n## Endpoint\n\n\`${request}\`\n\n## Response\n\n\`204 No Content\`\n`;
    const doc = { path: `api/page-${index}.md`, text, version: null, includes: {}, diagnostics: [] };
    return readPage(doc, { ...microsoftGraph, odata: false });
  });
  return buildModel(pages, { baseUrl, namespace: "library", odata: false });
}

it.each([
  ["https://api.contoso.com", ["GET /v1/books", "GET /v1/loans"], "https://api.contoso.com/v1"],
  ["https://api.contoso.com/", ["GET /v1/books"], "https://api.contoso.com/v1"],
  ["https://api.contoso.com/v1", ["GET /v1/books"], "https://api.contoso.com/v1"],
  ["https://api.contoso.com/v2", ["GET /v1/books"], "https://api.contoso.com/v2"],
  ["https://api.contoso.com/beta", ["GET /v1.0/books"], "https://api.contoso.com/beta"],
  ["https://api.contoso.com", ["GET /books"], "https://api.contoso.com"],
  ["https://api.contoso.com", ["GET /api/v1/books"], "https://api.contoso.com/api/v1"],
  ["https://api.contoso.com", ["GET /v1/books", "GET /loans"], "https://api.contoso.com"],
])("a base URL %s gets the version with which all of %j start", (baseUrl, requests, expected) => {
  expect(modelOf(baseUrl, ...requests).api.baseUrl).toBe(expected);
});

it("request lines keep their versions if they start with different versions", () => {
  const { operations } = modelOf("https://api.contoso.com", "GET /v1/books", "GET /v2/loans", "GET /members");
  expect(operations.flatMap(({ routes }) => routes.map(({ path }) => path)).sort()).toEqual([
    "/members",
    "/v1/books",
    "/v2/loans",
  ]);
});

it.each([
  ["https://api.contoso.com/v1", "GET /v2/loans"],
  ["https://api.contoso.com/v1", "GET https://api.contoso.com/v2/loans"],
  ["https://api.contoso.com", "GET https://api.contoso.com/v2/loans"],
])("request lines of another version than the base URL %s keep it: %s", (baseUrl, other) => {
  const { api, operations } = modelOf(baseUrl, "GET /v1/books", other, "GET /members");
  expect(api.baseUrl).toBe("https://api.contoso.com");
  expect(operations.flatMap(({ routes }) => routes.map(({ path }) => path)).sort()).toEqual(
    [baseUrl.endsWith("/v1") ? "/v1/members" : "/members", "/v1/books", "/v2/loans"].sort(),
  );
});

it("a version in the base URL replaces the version of all request lines", () => {
  const { operations } = modelOf("https://api.contoso.com/v2", "GET /v1/books", "GET /v1/loans");
  expect(operations.flatMap(({ routes }) => routes.map(({ path }) => path)).sort()).toEqual(["/books", "/loans"]);
});
