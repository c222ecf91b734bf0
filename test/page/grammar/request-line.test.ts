import { describe, expect, it } from "vitest";
import { readRequestLines } from "../../../generator/page/grammar/request-line.js";
import { placed } from "./inline-of.js";

function requests(text: string): readonly string[] {
  return readRequestLines(placed(text)).requests.map(
    ({ method, path, query }) => `${method} ${path}${query === null ? "" : ` ? ${query}`}`,
  );
}

describe("a block of request lines", () => {
  it.each([
    ["GET /me", "GET /me"],
    ["  GET /me/messages/{id}/$value ", "GET /me/messages/{id}/$value"],
    ["GET policies/tokenLifetimePolicies", "GET /policies/tokenLifetimePolicies"],
    ["GET https://graph.microsoft.com/v1.0/sites/{site-id}/lists", "GET /sites/{site-id}/lists"],
    ["POST /v1.0/$batch", "POST /$batch"],
    ["GET /users/{id | userPrincipalName}/events HTTP/1.1", "GET /users/{id | userPrincipalName}/events"],
    ["GET /users/<id>/events/", "GET /users/{id}/events"],
    ["GET /drive/root:/{item-path}:/children", "GET /drive/root:/{item-path}:/children"],
    [
      "POST /range/resizedRange(deltaRows={n}, deltaColumns={n})",
      "POST /range/resizedRange(deltaRows={n}, deltaColumns={n})",
    ],
    ["GET /drive/search(q='a b?')", "GET /drive/search(q='a b?')"],
    ["GET /me/mailFolders/?includeHidden=true", "GET /me/mailFolders ? includeHidden=true"],
    ["GET /alerts?$filter={property} eq '{value}'&$top=5", "GET /alerts ? $filter={property} eq '{value}'&$top=5"],
  ])("reads %s", (line, expected) => {
    expect(requests(line)).toEqual([expected]);
  });

  it("returns the place of each line", () => {
    const { requests: lines } = readRequestLines(placed("GET /me\n\n  GET /users/{id}"));
    expect(lines.map(({ source }) => [source.line, source.column])).toEqual([
      [10, 1],
      [12, 3],
    ]);
  });

  it("ignores headers, bodies and words between requests", () => {
    const block = 'POST /me/events\nContent-Type: application/json\n\n{\n  "GET": "/no"\n}\n\nor\nGET /me/events';
    expect(readRequestLines(placed(block))).toMatchObject({
      requests: [{ path: "/me/events" }, { method: "GET" }],
      diagnostics: [],
    });
  });

  it("joins a request that continues on the next lines", () => {
    expect(requests("GET /me/messages\n    ?$select=subject\n    &$top=5")).toEqual([
      "GET /me/messages ? $select=subject&$top=5",
    ]);
  });

  it("reports the place of a line that is not a request", () => {
    expect(readRequestLines(placed("GET /me\nGet the user's events\n/users"))).toMatchObject({
      requests: [{ path: "/me" }],
      diagnostics: [
        { rule: "unreadable-request-line", line: 11, column: 1 },
        { rule: "unreadable-request-line", line: 12, column: 1 },
      ],
    });
  });

  it.each([
    "GET /users/../admin",
    "GET ../../etc/passwd",
    "GET /a/%2e%2E/b",
    "GET /a/./b",
    "GET /a#b",
    "GET /a\\..\\b",
    `GET ${"/a".repeat(101)}`,
  ])("rejects a path with dot segments, a fragment or backslashes, or one that is too long: %s", (line) => {
    expect(readRequestLines(placed(line))).toMatchObject({
      requests: [],
      diagnostics: [{ rule: "unreadable-request-line", line: 10 }],
    });
  });

  it("reports an unclosed brace", () => {
    const reading = readRequestLines(placed("GET /users/{id/messages"));
    expect(reading.requests).toHaveLength(1);
    expect(reading.diagnostics).toMatchObject([{ rule: "malformed-request-line", line: 10 }]);
  });

  it("repairs and reports an alternative outside of the braces", () => {
    const reading = readRequestLines(placed("GET /users/{user-id} | user-principal-name/chats"));
    expect(reading.requests).toMatchObject([{ path: "/users/{user-id | user-principal-name}/chats" }]);
    expect(reading.diagnostics).toMatchObject([{ rule: "malformed-request-line", line: 10 }]);
  });
});
