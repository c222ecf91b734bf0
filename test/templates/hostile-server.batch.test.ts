import { describe, expect, test } from "vitest";
import { batch } from "../../templates/runtime/batch.js";
import type { GraphContext } from "../../templates/runtime/context.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { requestBytes, requestJson, requestNothing, requestText } from "../../templates/runtime/request.js";
import { contextOf, ending, json, leaksOf, sas, secrets, stub, text, userinfo, type Reply } from "./hostile-server.js";

const get = (part: GraphContext) => requestJson(part, { method: "GET", path: "/a" });
const bytes = (part: GraphContext) => requestBytes(part, { method: "GET", path: "/a" });
const one = (reply: Reply, call: (part: GraphContext) => Promise<unknown> = get) => {
  const server = stub(reply);
  return { server, run: () => ending(() => batch(contextOf(server, { retry: 2 }), { a: call })) };
};
const part = (facts: object): Reply => json({ responses: [{ id: "0", status: 200, ...facts }] });
const resultOf = ({ value }: { readonly value?: unknown }): unknown => (value as { readonly a: unknown }).a;
const echo = `Bearer ${secrets.token} ${sas} ${userinfo}`;

describe("a response without a usable part", () => {
  test.each<[string, Reply]>([
    ["no parts", json({})],
    ["null", json(null)],
    ["a list", json([])],
    ["null as its parts", json({ responses: null })],
    ["an object as its parts", json({ responses: { 0: { status: 200 } } })],
    ["no part", json({ responses: [] })],
    ["a null part", json({ responses: [null] })],
    ["a number as a part", json({ responses: [7] })],
    ["a part with an unknown id", json({ responses: [{ id: "99", status: 200, body: {} }] })],
    ["a part without an id", json({ responses: [{ status: 200, body: {} }] })],
    ["a part without a status", json({ responses: [{ id: "0", body: {} }] })],
    ["a part with status 0", part({ status: 0 })],
    ["a part with status 999", part({ status: 999 })],
    ["a part with a text as status", part({ status: "OK" })],
    ["a part with invalid header names", part({ headers: { "a b": "c" } })],
    ["a part with invalid header values", part({ headers: { a: `\n${echo}` } })],
    ["a part with a list as headers", part({ headers: ["a"] })],
    ["a part that echoes secrets", part({ status: 700, body: echo })],
    ["HTML", text(`<html>${echo}</html>`)],
    ["nothing", new Response("")],
    ["204", json(undefined, 204)],
    ["truncated JSON", text('{"responses":[')],
    ["an error", json({ error: { code: "x", message: echo } }, 400)],
    ["an error with status 200", json({ error: { code: "x", message: echo } })],
  ])("gives the part a GraphError as its result: %s", async (_, reply) => {
    const { run } = one(reply);
    const error = resultOf(await run());
    expect(error).toMatchObject({ name: "GraphError", method: expect.stringMatching(/GET|POST/) as string });
    expect(leaksOf(error)).toEqual([]);
  });
});

describe("a part of a batch", () => {
  test.each<[string, string]>([
    ["Base64", "+/+/AA=="],
    ["base64url", "-_-_AA=="],
    ["base64url without padding", "-_-_AA"],
    ["Base64 with line breaks", "+/+/\r\nAA=="],
  ])("is decoded if its body is in %s", async (_, body) => {
    const { run } = one(part({ headers: { "Content-Type": "image/png" }, body }), bytes);
    expect(resultOf(await run())).toEqual(new Uint8Array([0xfb, 0xff, 0xbf, 0]));
  });

  test.each(["%%%", "a", "ü", "<html>"])(
    "has an error as its result if its body is %j instead of Base64",
    async (body) => {
      const { run } = one(part({ headers: { "Content-Type": "image/png" }, body }), bytes);
      expect(resultOf(await run())).toMatchObject({ name: "GraphError", code: "invalidResponse" });
    },
  );

  test.each<[string, object, unknown]>([
    ["a numeric id", { responses: [{ id: 0, status: 200, body: { x: 1 } }] }, { x: 1 }],
    ["headers that are null", { responses: [{ id: "0", status: 200, headers: null, body: { x: 1 } }] }, { x: 1 }],
    ["the wrong length", { responses: [{ id: "0", status: 200, headers: { "Content-Length": "99" }, body: 1 }] }, 1],
    [
      "a second response",
      {
        responses: [
          { id: "0", status: 200, body: 1 },
          { id: "0", status: 500 },
        ],
      },
      1,
    ],
    ["unknown parts in the same response", { responses: [null, { id: "5" }, { id: "0", status: 200, body: 1 }, 7] }, 1],
  ])("is read if it has %s", async (_, body, expected) => {
    expect(resultOf(await one(json(body)).run())).toEqual(expected);
  });

  test.each([204, 205, 304])("ignores the body of a response with the status %i", async (status) => {
    const { run } = one(part({ status, body: {} }), (context) =>
      requestNothing(context, { method: "DELETE", path: "/a" }),
    );
    const result = resultOf(await run());
    expect(result).toEqual(status === 304 ? expect.objectContaining({ status }) : undefined);
  });

  test.each<[string, object, number]>([
    ["is throttled for a year", { status: 429, headers: { "Retry-After": "31536000" } }, 1],
    ["is throttled until a time in the past", { status: 429, headers: { "Retry-After": "-1" } }, 3],
    ["always fails", { status: 503 }, 3],
    ["redirects to a URL with credentials", { status: 302, headers: { Location: userinfo } }, 1],
    ["redirects to a script", { status: 302, headers: { Location: "javascript:alert(1)" } }, 1],
    ["has an error with secrets", { status: 403, body: { error: { code: secrets.token, message: echo } } }, 1],
    ["has an error in HTML with secrets", { status: 502, headers: { "Content-Type": "text/html" }, body: echo }, 3],
  ])("that %s has an error as its result", async (_, facts, requests) => {
    const { run, server } = one(part(facts));
    const error = resultOf(await run());
    expect(error).toMatchObject({ name: "GraphError" });
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests).toHaveLength(requests);
  });

  test("that redirects to another host is downloaded without the token", async () => {
    const server = stub(part({ status: 302, headers: { Location: sas } }), new Response("bytes"));
    const { value } = await ending(() =>
      batch(contextOf(server), { a: (it) => requestText(it, { method: "GET", path: "/a" }) }),
    );
    expect(value).toEqual({ a: "bytes" });
    expect(server.requests[1]?.url).toBe(sas);
    expect(server.requests[1]?.headers.has("authorization")).toBe(false);
  });
});

describe("the request of a part", () => {
  test.each(["POST", "PUT", "PATCH"])(
    "contains an empty object if the method is %s and the call does not have a body",
    async (method) => {
      const { run, server } = one(part({ status: 204 }), (it) => requestNothing(it, { method, path: "/a" }));
      await run();
      expect(await server.requests[0]?.json()).toMatchObject({
        requests: [{ method, url: "/a", headers: { "content-type": "application/json" }, body: {} }],
      });
    },
  );

  test.each(["GET", "DELETE"])("does not contain a body if the method is %s", async (method) => {
    const { run, server } = one(part({ status: 204 }), (it) => requestNothing(it, { method, path: "/a" }));
    await run();
    const sent = (await server.requests[0]?.json()) as { requests: Record<string, unknown>[] };
    expect(sent.requests[0]).not.toHaveProperty("body");
  });

  test("does not contain the token", async () => {
    const { run, server } = one(part({ status: 204 }), (it) =>
      requestNothing(it, { method: "POST", path: "/a", ...jsonBody({ a: 1 }) }),
    );
    await run();
    expect(await server.requests[0]?.text()).not.toContain(secrets.token);
  });
});

test("a part whose dependency fails gets a result", async () => {
  const server = stub(
    json({
      responses: [
        { id: "0", status: 424 },
        { id: "1", status: 424 },
        { id: "2", status: 424 },
      ],
    }),
  );
  const { value } = await ending(() =>
    batch(contextOf(server), { a: get, b: { run: get, dependsOn: ["a"] }, c: { run: get, dependsOn: ["b"] } }),
  );
  expect(value).toMatchObject({ a: { status: 424 }, b: { status: 424 }, c: { status: 424 } });
});
