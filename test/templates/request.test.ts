import { describe, expect, test } from "vitest";
import { contentBody } from "../../templates/runtime/content.js";
import { GraphError } from "../../templates/runtime/error.js";
import { jsonBody } from "../../templates/runtime/json.js";
import {
  requestBytes,
  requestJson,
  requestNothing,
  requestOptionalJson,
  requestText,
} from "../../templates/runtime/request.js";
import { contextFor, rejection, serve } from "./loopback.js";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe("the request", () => {
  test("has a JSON body, its length and its content type", async () => {
    const server = await serve({ status: 201, body: { id: "B2C_1A" } });
    const spec = { method: "POST", path: "/keySets", ...jsonBody({ id: "B2C_1A", left: undefined }) };
    expect(await requestJson(contextFor(server), spec)).toEqual({ id: "B2C_1A" });
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      url: "/v1.0/keySets",
      body: '{"id":"B2C_1A"}',
      headers: { "content-type": "application/json", "content-length": "15", accept: "application/json" },
    });
  });

  test("does not have a content type if it does not have a body", async () => {
    const server = await serve({ body: {} });
    await requestJson(contextFor(server), { method: "POST", path: "/revoke" });
    expect(server.requests[0]?.headers).not.toHaveProperty("content-type");
    expect(server.requests[0]?.body).toBe("");
  });

  test.each<[string, string | Uint8Array | Blob | ReadableStream<Uint8Array>]>([
    ["text", "<Policy/>"],
    ["bytes", new TextEncoder().encode("<Policy/>")],
    ["a blob", new Blob(["<Policy/>"])],
    ["a stream", new Blob(["<Policy/>"]).stream()],
  ])("has %s unchanged as its body", async (_, content) => {
    const server = await serve({ status: 204 });
    const spec = { method: "PUT", path: "/policies/a/$value", content, contentType: "application/xml" };
    await requestNothing(contextFor(server), spec);
    expect(server.requests[0]).toMatchObject({ body: "<Policy/>", headers: { "content-type": "application/xml" } });
  });

  test("has the content type of a blob instead of the documented content type", async () => {
    const server = await serve({ status: 204 });
    const content = contentBody(new Blob(["…"], { type: "image/png" }), "image/jpeg");
    await requestNothing(contextFor(server), { method: "PUT", path: "/me/photo/$value", ...content });
    expect(server.requests[0]?.headers).toMatchObject({ "content-type": "image/png" });
  });

  test("has the @ of a parameter alias unencoded in its query", async () => {
    const server = await serve({ body: {} });
    await requestJson(contextFor(server), { method: "GET", path: "/f(a=@a)", query: { "@a": { encoded: "'x%2Fy'" } } });
    expect(server.requests[0]?.url).toMatch(/\/f\(a=@a\)\?@a=%27x%2Fy%27$/);
  });

  test("has a new request id for each call", async () => {
    const server = await serve({ body: {} });
    const context = contextFor(server, { userAgent: "contoso/1.0" });
    await requestJson(context, { method: "GET", path: "/me" });
    await requestJson(context, { method: "GET", path: "/me" });
    const [first, second] = server.requests.map(({ headers }) => headers["client-request-id"]);
    expect(first).toMatch(uuid);
    expect(second).toMatch(uuid);
    expect(first).not.toBe(second);
    expect(server.requests[0]?.headers["user-agent"]).toBe("contoso/1.0");
  });

  test("has the header of the caller instead of the operation's header, if the names differ only in case", async () => {
    const server = await serve({ body: {} });
    await requestJson(
      contextFor(server),
      { method: "GET", path: "/me", headers: { Prefer: "a", "If-Match": undefined } },
      { headers: { prefer: "b", ConsistencyLevel: "eventual" } },
    );
    expect(server.requests[0]?.headers).toMatchObject({ prefer: "b", consistencylevel: "eventual" });
    expect(server.requests[0]?.headers).not.toHaveProperty("if-match");
  });

  test("has an encoded query, except for the $ of option names", async () => {
    const server = await serve({ body: {} });
    await requestJson(
      contextFor(server),
      {
        method: "GET",
        path: "/users",
        query: {
          $select: ["id", "displayName"],
          $filter: "name eq 'A&B+C #1'",
          $top: 5,
          $count: true,
          $skip: undefined,
        },
      },
      { query: { $top: 10, "a b": "ü", "a=b&c": "d=e" } },
    );
    expect(server.requests[0]?.url).toBe(
      "/v1.0/users?$select=id,displayName&$filter=name%20eq%20%27A%26B%2BC%20%231%27&$top=10&$count=true&a%20b=%C3%BC&a%3Db%26c=d=e",
    );
  });

  test("is sent with the fetch function of the options", async () => {
    const server = await serve({ body: {} });
    const seen: string[] = [];
    const context = contextFor(server, {
      fetch: (input, init) => {
        seen.push((input as Request).url);
        return fetch(input, init);
      },
    });
    await requestJson(context, { method: "GET", path: "/me" });
    expect(seen).toEqual([`${server.url}/v1.0/me`]);
  });
});

describe("the response", () => {
  test("is read as bytes", async () => {
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const server = await serve({ headers: { "content-type": "application/octet-stream" }, body });
    const bytes = await requestBytes(contextFor(server), { method: "GET", path: "/photo/$value" });
    expect(bytes.constructor).toBe(Uint8Array);
    expect(bytes).toEqual(body);
  });

  test("is read as text", async () => {
    const server = await serve({ headers: { "content-type": "text/plain" }, body: "42 ü" });
    expect(await requestText(contextFor(server), { method: "GET", path: "/users/$count" })).toBe("42 ü");
  });

  test("is read as JSON after a byte order mark", async () => {
    const server = await serve({ body: '\uFEFF{"id":"1"}' });
    expect(await requestJson(contextFor(server), { method: "GET", path: "/me" })).toEqual({ id: "1" });
  });

  test("is discarded if the operation has no result", async () => {
    const server = await serve({ body: { much: "x".repeat(100_000) } });
    await expect(
      requestNothing(contextFor(server), { method: "PATCH", path: "/me", ...jsonBody({}) }),
    ).resolves.toBeUndefined();
  });

  test("may be JSON or empty if both are documented", async () => {
    const server = await serve({ status: 204 }, { body: { id: "1" } }, { body: "<html>" });
    const context = contextFor(server);
    const spec = { method: "PATCH", path: "/me", ...jsonBody({}) };
    expect(await requestOptionalJson(context, spec)).toBeUndefined();
    expect(await requestOptionalJson(context, spec)).toEqual({ id: "1" });
    expect(await rejection(requestOptionalJson(context, spec))).toMatchObject({ code: "invalidResponse" });
  });

  test("is converted with the function of the operation", async () => {
    const server = await serve({ body: { at: "2026-01-31" } });
    const revive = (value: unknown) => ({ revived: value });
    expect(await requestJson(contextFor(server), { method: "GET", path: "/me", revive })).toEqual({
      revived: { at: "2026-01-31" },
    });
  });

  test.each<[string, { status?: number; body?: string }]>([
    ["a page of HTML", { body: "<html>Sign in to the hotel</html>" }],
    ["incomplete JSON", { body: '{"id":' }],
    ["nothing", { status: 200 }],
    ["no content", { status: 204 }],
  ])("makes the call fail if it is %s instead of JSON", async (_, answer) => {
    const server = await serve(answer);
    const error = await rejection(
      requestJson(contextFor(server), { method: "POST", path: "/keySets", ...jsonBody({}) }),
    );
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ code: "invalidResponse", status: answer.status ?? 200, body: answer.body ?? "" });
    expect((error as GraphError).message).toMatch(/keySets returned status 20[04] without valid JSON$/);
    expect(server.requests).toHaveLength(1);
  });
});

test("a call accepts an absolute URL only if it is on the origin of the service", async () => {
  const [server, other] = [await serve({ body: { id: "op" } }), await serve({ body: {} })];
  const context = contextFor(server);
  expect(await requestJson(context, { method: "GET", path: `${server.url}/v1.0/operations/1?a=b` })).toEqual({
    id: "op",
  });
  expect(server.requests[0]?.url).toBe("/v1.0/operations/1?a=b");
  const links = [`${other.url}/v1.0/operations/1`, "https://graph.microsoft.com.evil.example/x", "javascript:alert(1)"];
  for (const path of links) {
    const error = await rejection(requestJson(context, { method: "GET", path }));
    expect(error).toMatchObject({ name: "GraphError", code: "foreignOrigin", url: new URL(path).origin });
  }
  expect(other.requests).toEqual([]);
});
