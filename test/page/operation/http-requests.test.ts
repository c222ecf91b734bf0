import { describe, expect, it } from "vitest";
import { findingsAbout, operationOf } from "./operation-of.js";

const http = (...lines: readonly string[]): string => `\`\`\`http\n${lines.join("\n")}\n\`\`\`\n`;

describe("HTTP requests", () => {
  it("come from all lines of all code blocks in the section, with their places", () => {
    const { requests } = operationOf(
      `## HTTP request\n\nYours:\n<!-- { "blockType": "ignored" } -->\n${http("GET /me/lamps", "GET /users/{id | name}/lamps?$top=1")}\nOr theirs:\n\n${http("DELETE /lamps/{id}")}`,
    );
    expect(requests).toMatchObject([
      { method: "GET", path: "/me/lamps", query: null, source: { line: 6, column: 1 } },
      { method: "GET", path: "/users/{id | name}/lamps", query: "$top=1", source: { line: 7 } },
      { method: "DELETE", path: "/lamps/{id}", source: { line: 13 } },
    ]);
  });

  it("have paths without the service root, also if the service is not Microsoft Graph", () => {
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

  it("are read from other sections if the HTTP request section is missing, with a finding", () => {
    const facts = operationOf(
      `## Permissions\n\n${http("POST /lamps")}\n## Get the first lamp\n\n${http("GET /lamps/first")}\n## Example\n\n${http("GET https://graph.microsoft.com/v1.0/lamps/1")}`,
    );
    expect(facts.requests.map(({ path }) => path)).toEqual(["/lamps", "/lamps/first"]);
    expect(findingsAbout(facts, "misplaced-http-request")).toEqual([4]);
  });

  it("are also read from another section if the path there ends like the path in the section HTTP request", () => {
    const facts = operationOf(
      `## List the lamps of a room\n\n### HTTP request\n\n${http("GET /rooms/{id}/lamps")}\n## List my lamps\n\n${http("GET /me/lamps")}\n## See also\n\n${http("GET /me/rooms")}`,
    );
    expect(facts.requests.map(({ path }) => path)).toEqual(["/rooms/{id}/lamps", "/me/lamps"]);
    expect(findingsAbout(facts, "misplaced-http-request")).toEqual([12]);
  });

  it("can have an absolute URL, and placeholders such as :lampId", () => {
    const { requests } = operationOf(`## HTTP request\n\n${http("GET https://api.contoso.com/v3/lamps/:lampId")}`);
    expect(requests).toMatchObject([{ path: "/lamps/{lampId}", root: "https://api.contoso.com/v3" }]);
  });

  it("are also read from code above the first section, with a finding", () => {
    const facts = operationOf(
      `# Get lamp\n\n${http("GET /lamps/{id}", "GET /lamps/{id}/photo[?size=2]")}\n## HTTP request\n\n${http("GET /lamps/{id}")}`,
    );
    expect(facts.requests.map(({ path, query }) => [path, query])).toEqual([
      ["/lamps/{id}", null],
      ["/lamps/{id}/photo", null],
      ["/lamps/{id}/photo", "size=2"],
    ]);
    expect(findingsAbout(facts, "misplaced-http-request")).toEqual([5]);
  });

  it("are reported if they are missing or unreadable", () => {
    expect(findingsAbout(operationOf("# T\n\n## HTTP request\n\nSoon.\n"), "missing-http-request")).toEqual([3]);
    expect(
      findingsAbout(operationOf(`## HTTP request\n\n${http("GET /a", "lamps/{id}")}`), "unreadable-request-line"),
    ).toEqual([5]);
  });

  it("are read, with a finding, if the path does not start with a slash", () => {
    const facts = operationOf(
      `## HTTP request\n\n${http("GET lamps/{id}", "GET https://graph.microsoft.com/v1.0/me")}`,
    );
    expect(facts.requests.map(({ path }) => path)).toEqual(["/lamps/{id}", "/me"]);
    expect(findingsAbout(facts, "malformed-request-line")).toEqual([4]);
  });

  it("do not come from code in other languages or from JSON bodies", () => {
    const facts = operationOf(
      `## HTTP request\n\n${http("GET /a")}\n\`\`\`csharp\nvar a = 1;\n\`\`\`\n\n${http("{", '  "a": 1', "}")}`,
    );
    expect(facts.requests).toHaveLength(1);
    expect(findingsAbout(facts, "unreadable-request-line")).toEqual([]);
  });

  it("belong to the example, with a finding, if their HTTP request section is inside the example", () => {
    const facts = operationOf(
      `## HTTP request\n\n${http("GET /lamps/{id}")}\n## Example\n\n### HTTP request\n\n${http("GET /lamps/1", "Prefer: dim")}`,
    );
    expect(facts.requests.map(({ path }) => path)).toEqual(["/lamps/{id}"]);
    expect(facts.examples.map(({ request }) => request.url)).toEqual(["/lamps/1"]);
    expect(findingsAbout(facts, "misheaded-example-request")).toEqual([12]);
  });
});
