import { describe, expect, it } from "vitest";
import { findingsAbout, operationOf } from "./operation-of.js";

const http = (...lines: readonly string[]): string => `\`\`\`http\n${lines.join("\n")}\n\`\`\`\n`;

describe("HTTP requests", () => {
  it("are all lines of all code blocks, with their places", () => {
    const { requests } = operationOf(
      `## HTTP request\n\nYours:\n<!-- { "blockType": "ignored" } -->\n${http("GET /me/lamps", "GET /users/{id | name}/lamps?$top=1")}\nOr theirs:\n\n${http("DELETE /lamps/{id}")}`,
    );
    expect(requests).toMatchObject([
      { method: "GET", path: "/me/lamps", query: null, source: { line: 6, column: 1 } },
      { method: "GET", path: "/users/{id | name}/lamps", query: "$top=1", source: { line: 7 } },
      { method: "DELETE", path: "/lamps/{id}", source: { line: 13 } },
    ]);
  });

  it("start at the service root of other services", () => {
    const { requests } = operationOf(
      `## HTTP request\n\n${http("GET businesscentralPrefix/companies({id})", "GET businesscentralPrefix/api/v2.0/companies", "GET https://api.contoso.com/v2.0/api/v2.0/taxes")}`,
    );
    expect(requests.map(({ path }) => path)).toEqual(["/companies({id})", "/companies", "/taxes"]);
  });

  it("can be in several sections and subsections", () => {
    const { requests } = operationOf(
      `## HTTP request (to replace a lamp)\n\n${http("PUT /lamps/{id}")}\n## HTTP request (to add one)\n\n### In a room\n\n${http("POST /rooms/{id}/lamps")}\n### Request body\n\n${http("PATCH /no")}`,
    );
    expect(requests.map(({ method }) => method)).toEqual(["PUT", "POST"]);
  });

  it("are read from other sections if their own is missing, with a finding", () => {
    const facts = operationOf(
      `## Permissions\n\n${http("POST /lamps")}\n## Get the first lamp\n\n${http("GET /lamps/first")}\n## Example\n\n${http("GET https://graph.microsoft.com/v1.0/lamps/1")}`,
    );
    expect(facts.requests.map(({ path }) => path)).toEqual(["/lamps", "/lamps/first"]);
    expect(findingsAbout(facts, "misplaced-http-request")).toEqual([4]);
  });

  it("that are missing or unreadable are reported", () => {
    expect(findingsAbout(operationOf("# T\n\n## HTTP request\n\nSoon.\n"), "missing-http-request")).toEqual([3]);
    expect(
      findingsAbout(operationOf(`## HTTP request\n\n${http("GET /a", "lamps/{id}")}`), "unreadable-request-line"),
    ).toEqual([5]);
  });

  it("are not code in other languages or bodies", () => {
    const facts = operationOf(
      `## HTTP request\n\n${http("GET /a")}\n\`\`\`csharp\nvar a = 1;\n\`\`\`\n\n${http("{", '  "a": 1', "}")}`,
    );
    expect(facts.requests).toHaveLength(1);
    expect(findingsAbout(facts, "unreadable-request-line")).toEqual([]);
  });

  it("in an example are read as the example, with a finding", () => {
    const facts = operationOf(
      `## HTTP request\n\n${http("GET /lamps/{id}")}\n## Example\n\n### HTTP request\n\n${http("GET /lamps/1", "Prefer: dim")}`,
    );
    expect(facts.requests.map(({ path }) => path)).toEqual(["/lamps/{id}"]);
    expect(facts.examples.map(({ request }) => request.url)).toEqual(["/lamps/1"]);
    expect(findingsAbout(facts, "misheaded-example-request")).toEqual([12]);
  });
});
