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
    ["GET /files/:path*", "GET /files/{path*}"],
    ["GET /files/*path", "GET /files/{*path}"],
    ["GET /drive/search(q='a b?')", "GET /drive/search(q='a b?')"],
    ["GET /me/mailFolders/?includeHidden=true", "GET /me/mailFolders ? includeHidden=true"],
    ["GET /alerts?$filter={property} eq '{value}'&$top=5", "GET /alerts ? $filter={property} eq '{value}'&$top=5"],
  ])("has the request in %s", (line, expected) => {
    expect(requests(line)).toEqual([expected]);
  });

  it("has the place of each request", () => {
    const { requests: lines } = readRequestLines(placed("GET /me\n\n  GET /users/{id}"));
    expect(lines.map(({ source }) => [source.line, source.column])).toEqual([
      [10, 1],
      [12, 3],
    ]);
  });

  it("can have headers, bodies and words between requests, which are ignored", () => {
    const block = 'POST /me/events\nContent-Type: application/json\n\n{\n  "GET": "/no"\n}\n\nor\nGET /me/events';
    expect(readRequestLines(placed(block))).toMatchObject({
      requests: [{ path: "/me/events" }, { method: "GET" }],
      diagnostics: [],
    });
  });

  it("can have a request whose query continues on the next lines", () => {
    expect(requests("GET /me/messages\n    ?$select=subject\n    &$top=5")).toEqual([
      "GET /me/messages ? $select=subject&$top=5",
    ]);
  });

  it("has a finding for each line that is not a request", () => {
    expect(readRequestLines(placed("GET /me\nGet the user's events\n/users"))).toMatchObject({
      requests: [{ path: "/me" }],
      diagnostics: [
        { rule: "unreadable-request-line", line: 11, column: 1 },
        { rule: "unreadable-request-line", line: 12, column: 1 },
      ],
    });
  });

  it.each([
    ["GET /users/../admin", "has a segment `.` or `..`"],
    ["GET ../../etc/passwd", "has a segment `.` or `..`"],
    ["GET /a/%2e%2E/b", "has a segment `.` or `..`"],
    ["GET /a/./b", "has a segment `.` or `..`"],
    ["GET /a#b", "has the character `#`"],
    ["GET /a\\..\\b", "has the character `\\`"],
    [`GET ${"/a".repeat(101)}`, "has 102 segments, but at most 100 are allowed"],
    [`GET /${"a".repeat(9000)}`, "has 9005 characters, but at most 8000 are allowed"],
  ])("has a finding instead of a request if the path is not allowed: %s", (line, fault) => {
    const { requests, diagnostics } = readRequestLines(placed(line));
    expect(requests).toEqual([]);
    expect(diagnostics).toMatchObject([{ rule: "unreadable-request-line", line: 10 }]);
    expect(diagnostics[0]?.message).toContain(fault);
  });

  it("has a finding for a brace that is not closed", () => {
    const reading = readRequestLines(placed("GET /users/{id/messages"));
    expect(reading.requests).toHaveLength(1);
    expect(reading.diagnostics).toMatchObject([{ rule: "malformed-request-line", line: 10 }]);
  });

  it("has a repaired request and a finding if the question mark before the query is missing", () => {
    const reading = readRequestLines(
      placed("GET /contacts$filter=id eq {id}\nGET /contacts$filter=id eq {key}\nGET /contacts/$count"),
    );
    expect(reading.requests).toMatchObject([
      { path: "/contacts", query: "$filter=id eq {id}" },
      { path: "/contacts", query: "$filter=id eq {key}" },
      { path: "/contacts/$count", query: null },
    ]);
    expect(reading.diagnostics.map(({ message }) => message)).toEqual(
      Array(2).fill("The request line has a query without a question mark before it. Write `?` before the query."),
    );
  });

  it("has a finding with the fix if the slash at the start of the path is missing", () => {
    expect(readRequestLines(placed("GET sites/{id}")).diagnostics).toMatchObject([
      { message: "The request line has a path without a slash at its start. Write `/` before the path." },
    ]);
  });

  it("has a finding with the fix if there is a space before a key in parentheses", () => {
    expect(readRequestLines(placed("PATCH /companies({id})/payments ({id})")).diagnostics).toMatchObject([
      { message: "The request line has the text `({id})` after the path. Remove the space before it." },
    ]);
  });

  it("has a repaired request and a finding if an alternative is outside of the braces", () => {
    const reading = readRequestLines(placed("GET /users/{user-id} | user-principal-name/chats"));
    expect(reading.requests).toMatchObject([{ path: "/users/{user-id | user-principal-name}/chats" }]);
    expect(reading.diagnostics).toMatchObject([{ rule: "malformed-request-line", line: 10 }]);
  });
});
