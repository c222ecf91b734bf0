import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { matchingRoutes } from "../../generator/model/url-match.js";
import { buildModel } from "../../generator/model/build-model.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "../page/doc-of.js";

/** A page whose request line and examples contain the path of the service root. */
const page = (root: string): string => `# Get book

## Endpoint

GET ${root}/books/{id}

## Responses

| Status | Body |
| ------ | ---- |
| 200    | Book |

## Example

\`\`\`http
GET ${root}/books/b-17
\`\`\`
`;

describe("requests that contain the path of the service root", () => {
  it.each([
    ["https://api.contoso.com/v2", "https://api.contoso.com/v2/books/b-17"],
    ["https://api.contoso.com/library/v2", "/books/b-17"],
    ["https://api.contoso.com/library", "/books/b-17"],
  ])("become relative to the base URL %s", (baseUrl, url) => {
    const model = buildModel([readPage(docOf(page(baseUrl)), microsoftGraph)], { baseUrl });
    const [operation] = model.operations;
    expect(operation?.routes.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /books/{id}"]);
    expect(operation?.examples.map(({ request }) => request.url)).toEqual([url]);
  });
});

it("URLs of examples match routes that start with a version", () => {
  const routes = [{ path: "/v1/books" }, { path: "/v2/books" }, { path: "/loans" }];
  const pathsOf = (url: string): string[] => matchingRoutes(url, routes).map(({ path }) => path);
  expect(pathsOf("https://api.contoso.com/v2/books?a=1")).toEqual(["/v2/books"]);
  expect(pathsOf("/v1/books")).toEqual(["/v1/books"]);
  expect(pathsOf("https://api.contoso.com/v1/loans")).toEqual(["/loans"]);
});
