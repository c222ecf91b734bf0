import { describe, expect, it } from "vitest";
import { readRequestMessage, readResponseMessage } from "../../../generator/page/grammar/http-message.js";
import { placed } from "./inline-of.js";

describe("an example request", () => {
  it("has a method, a URL, headers and a body", () => {
    const text =
      'POST https://graph.microsoft.com/v1.0/users HTTP/1.1\nContent-Type: application/json\nPrefer: a\nPrefer: b\n\n{"id": "1"}\n';
    expect(readRequestMessage(placed(text))).toMatchObject({
      method: "POST",
      url: "https://graph.microsoft.com/v1.0/users",
      headers: { "Content-Type": "application/json", Prefer: "a, b" },
      body: { id: "1" },
      malformed: false,
      bodySource: { line: 15, column: 1 },
      diagnostics: [],
    });
  });

  it("can have its URL on several lines", () => {
    const text = "GET https://graph.microsoft.com/v1.0/me/events\n  ?$select=subject\n&$top=5\nPrefer: x";
    expect(readRequestMessage(placed(text))).toMatchObject({
      url: "https://graph.microsoft.com/v1.0/me/events?$select=subject&$top=5",
      headers: { Prefer: "x" },
      body: null,
      bodySource: null,
    });
  });

  it("can omit the blank line before its body", () => {
    expect(readRequestMessage(placed('PATCH /me\nContent-type: application/json\n{\n "a": 1\n}'))).toMatchObject({
      headers: { "Content-type": "application/json" },
      body: { a: 1 },
    });
  });

  it("can have a blank line before its headers", () => {
    expect(readRequestMessage(placed('POST /me\n\nContent-type: application/json\n\n{ "a": 1 }'))).toMatchObject({
      headers: { "Content-type": "application/json" },
      body: { a: 1 },
    });
    expect(readRequestMessage(placed("POST /me\n\nNote: this is text"))).toMatchObject({
      headers: {},
      body: "Note: this is text",
    });
  });

  it("keeps a body that is not JSON as text", () => {
    expect(readRequestMessage(placed("PUT /me/photo/$value\nContent-Type: image/jpeg\n\nBinary data"))).toMatchObject({
      body: "Binary data",
      malformed: false,
    });
  });

  it("reports a line that is not a header", () => {
    expect(readRequestMessage(placed("GET /me\nno header here"))?.diagnostics).toMatchObject([
      { rule: "unreadable-header", line: 11 },
    ]);
  });

  it("reports a fence inside the code block, which is not the start of the body", () => {
    expect(readRequestMessage(placed('POST /me\n```json\n{ "a": 1 }'))?.diagnostics).toMatchObject([
      { rule: "unreadable-header", message: expect.stringContaining("Replace the line with a blank line") as string },
    ]);
  });

  it("reports a second request in the same code block", () => {
    expect(readRequestMessage(placed("GET /me\nGET /me?$select=id"))?.diagnostics).toMatchObject([
      { rule: "unreadable-header", message: expect.stringContaining("only one request") as string },
    ]);
  });

  it.each([
    [
      '{ "made": 2018-04-01T12:39:16Z }',
      11,
      "This value is not a JSON number. Put text such as dates in double quotes.",
    ],
    ["{ 'made': 1 }", 3, "JSON does not allow `'` here. Write `\"`."],
    ["{ “made”: 1 }", 3, 'JSON does not allow `“` here. Write `"`.'],
    ['{ "made"： 1 }', 9, "JSON does not allow `：` here. Write `:`."],
    ['{ "made": "x”\n}', 11, 'This string ends with `”`. Write `"`.'],
    [
      '{ "made": "x, }',
      11,
      "This string does not end on its line. Write the whole string on one line, and end it with a double quote.",
    ],
    ["{ isMade: true }", 3, 'The name isMade is not in double quotes. Write `"isMade"`.'],
    ['{ - "made": 1 }', 3, "JSON does not allow `-` before a double quote. Remove `-`."],
    ['{ • "made": 1 }', 3, "JSON does not allow `•` before a double quote. Remove `•`."],
    ["{ Location: https://x.test }", 3, "This header is in the JSON. Write headers without braces, before the body."],
    ["{} Retry-After: 60", 4, "This header is after the body. Move it before the body."],
    [
      '{ "made": PLACE }',
      11,
      "This is not a JSON value. Put names and text in double quotes, and replace placeholders with values.",
    ],
    ['{ \u202F"made": 1 }', 3, "The white space U+202F is not valid in JSON. Write a normal space."],
    ['{ \u2060"made": 1 }', 3, "The invisible character U+2060 is not valid in JSON. Remove it."],
  ])("reports the error and its fix: %j", (body, column, message) => {
    expect(readRequestMessage(placed(`POST /me\n\n${body}`))?.diagnostics).toMatchObject([
      { line: 12, column, message },
    ]);
  });

  it("is not read if it does not start with a request line", () => {
    expect(readRequestMessage(placed('{"a": 1}'))).toBeNull();
    expect(readRequestMessage(placed(""))).toBeNull();
  });

  it("keeps a header named __proto__", () => {
    const headers = readRequestMessage(placed("GET /me\n__proto__: x"))?.headers ?? {};
    expect(Object.entries(headers)).toEqual([["__proto__", "x"]]);
  });
});

describe("an example response", () => {
  it.each([
    ["HTTP/1.1 204 No Content", 204],
    ["HTTP 201 Created", 201],
    ["\nHTTP/2 200", 200],
  ])("has a status: %s", (text, status) => {
    expect(readResponseMessage(placed(text))).toMatchObject({ status, body: null });
  });

  it("has the repaired value of JSON with a trailing comma, and a finding at the comma", () => {
    const message = readResponseMessage(placed('HTTP/1.1 200 OK\nContent-type: application/json\n\n{\n  "a": 1,\n}'));
    expect(message).toMatchObject({
      body: { a: 1 },
      malformed: false,
      diagnostics: [{ rule: "nonstandard-json", severity: "info", line: 14, column: 9 }],
    });
  });

  it("has the values that are before an ellipsis in the body, and a finding at the ellipsis", () => {
    expect(readResponseMessage(placed('HTTP/1.1 200 OK\n\n{"value": [ {"a": 1}, ... ]}'))).toMatchObject({
      body: { value: [{ a: 1 }] },
      malformed: true,
      diagnostics: [{ rule: "elided-json", severity: "info", line: 12, column: 23 }],
    });
  });

  it("keeps invalid JSON as text", () => {
    expect(readResponseMessage(placed("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{'a': 1}"))).toMatchObject({
      body: "{'a': 1}",
      malformed: true,
      diagnostics: [{ rule: "malformed-json", severity: "warning", line: 13, column: 2 }],
    });
  });
});
