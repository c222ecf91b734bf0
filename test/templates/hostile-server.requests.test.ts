import { describe, expect, test } from "vitest";
import { requestCount } from "../../templates/runtime/count.js";
import type { GraphContext } from "../../templates/runtime/context.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { requestItems } from "../../templates/runtime/paging.js";
import { request } from "../../templates/runtime/raw-request.js";
import {
  requestBytes,
  requestJson,
  requestNothing,
  requestOptionalJson,
  requestText,
  requestWrite,
} from "../../templates/runtime/request.js";
import { requestStream } from "../../templates/runtime/stream.js";
import {
  broken,
  contextOf,
  ending,
  endless,
  isGraphError,
  json,
  leaksOf,
  origin,
  root,
  sas,
  secrets,
  silence,
  stub,
  text,
  userinfo,
  type Reply,
} from "./hostile-server.js";

const echo = `Bearer ${secrets.token} was sent to ${sas} through ${userinfo}`;
const get = { method: "GET", path: "/users/1" };
const post = { method: "POST", path: "/users", ...jsonBody({ a: 1 }) };
const fetchError = (): Error => new TypeError(`request to ${sas} failed`, { cause: new Error(echo) });
const redirect = (location: string, status = 302): Reply =>
  new Response(null, { status, headers: location === "" ? {} : { location } });

/** URLs that contain secrets in forms in which gateways and storage services repeat them. */
const secretUrls: readonly string[] = [
  `https://login.example/?next=${encodeURIComponent(sas)}`,
  `https://login.example/?next=${encodeURIComponent(encodeURIComponent(sas))}`,
  `https://login.example/?next=${encodeURIComponent(`https://storage.example/upload?tempauth=${secrets.key}`)}`,
  `https://s3.example/x?X-Amz-Credential=a&X-Amz-Signature=${secrets.key}`,
  `https://x.example/?client_secret=${secrets.key}&a=1`,
  `https://x.example/?a=1&amp;authkey=${secrets.key}`,
  `https://x.example/?subscription-key=${secrets.key}`,
  `https://x.example/#access_token=${secrets.key}`,
  `https://x.example/?a=1\\u0026sig=${secrets.key}`,
];

type Caller = (context: GraphContext) => Promise<unknown>;

const callers: readonly [string, Caller][] = [
  ["an item", (context) => requestJson(context, get)],
  ["an optional item", (context) => requestOptionalJson(context, get)],
  ["an update", (context) => requestWrite(context, { ...post, method: "PATCH" })],
  ["nothing", (context) => requestNothing(context, { method: "DELETE", path: "/users/1" })],
  ["bytes", (context) => requestBytes(context, get)],
  ["text", (context) => requestText(context, get)],
  ["a count", (context) => requestCount(context, "/users/$count")],
  ["items", (context) => requestItems(context, post)],
  ["any request", (context) => request(context, { path: "/x" })],
  [
    "a stream",
    async (context) => {
      const reader = (await requestStream(context, get, { timeout: context.timeout ?? false })).stream.getReader();
      while (!(await reader.read()).done);
    },
  ],
];

const failures: readonly [string, Reply][] = [
  ...secretUrls.map((url): [string, Reply] => [
    `an error with ${url}`,
    json({ error: { code: "x", message: url } }, 400),
  ]),
  ["a connection error that names the URL", fetchError()],
  ["a connection error with itself as its cause", Object.assign(new Error(sas), { cause: undefined })],
  ["a page of HTML that repeats the request", text(`<h1>${echo}</h1>`, 502)],
  ["an error that repeats the request", json({ error: { code: secrets.token, message: echo } }, 403)],
  ["inner errors with keys", json({ error: { message: "", innerError: { url: sas, [secrets.token]: echo } } }, 400)],
  ["an error in another form", json([echo], 404)],
  ["an error whose parts have other types", json({ error: { code: 7, message: [echo], innererror: echo } }, 409)],
  ["truncated JSON of an error", text(`{"error":{"message":"${echo}`, 500)],
  ["a body that breaks with the URL in the error", broken(`{"value":`, fetchError())],
  ["a redirect to a URL with credentials", redirect(userinfo)],
  ["a redirect without encryption", redirect("http://storage.example/x?sig=1")],
  ["a redirect to a script", redirect("javascript:alert(1)")],
  ["a redirect to an invalid URL", redirect("https://[")],
  ["a redirect without a target", redirect("")],
  ["a redirect to itself", redirect(`${root}/users/1`)],
  ["a redirect that is repeated without an end", ({ url }) => redirect(`${url}x`) as Response],
  ["a redirect of an unknown status", redirect(sas, 300)],
  [
    "a challenge that is repeated for each request",
    json({}, 401, { "www-authenticate": `Bearer claims="${btoa(echo)}"` }),
  ],
  ["a challenge that is not Base64", json({}, 401, { "www-authenticate": 'Bearer claims="%%%"' })],
  ["a Retry-After of a year", json({}, 429, { "retry-after": "31536000" })],
  ["a negative Retry-After", json({}, 429, { "retry-after": "-100" })],
  ["an infinite Retry-After", json({}, 503, { "retry-after": "Infinity" })],
  ["a Retry-After in the past", json({}, 503, { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" })],
  ["a Retry-After in the year 9999", json({}, 429, { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" })],
  ["a Retry-After that is not a time", json({}, 429, { "retry-after": "soon" })],
  ["a rate limit that resets in a century", json({}, 429, { "ratelimit-reset": "3153600000" })],
  ["an error whose body does not end", endless(500)],
  ["an error with a large body", text("x".repeat(2_000_000), 500)],
];

describe.each(callers)("a call for %s", (result, call) => {
  // A call without a result discards the body, so a broken body cannot make it fail.
  const possible = failures.filter(([name]) => result !== "nothing" || !name.startsWith("a body"));

  test.each(possible)("fails with an error that does not contain secrets after %s", async (name, reply) => {
    const server = stub(reply);
    const { value, error } = await ending(() => call(contextOf(server)));
    expect(value).toBeUndefined();
    expect(isGraphError(error), String(error)).toBe(true);
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests.length).toBeLessThanOrEqual(8);
    if (name.startsWith("a redirect")) {
      const foreign = server.requests.filter(({ url }) => new URL(url).origin !== origin);
      expect(foreign.filter(({ headers }) => headers.has("authorization"))).toEqual([]);
    }
  });

  test("fails after the timeout if the service does not answer", async () => {
    const { error } = await ending(() => call(contextOf(stub(silence), { timeout: 20 })));
    expect(error).toMatchObject({ name: "GraphError", code: "timeout" });
  });
});

describe("a response to a request for one item", () => {
  test.each<[string, Reply]>([
    ["nothing", json(undefined, 204)],
    ["an empty body", new Response("")],
    ["an HTML page of a proxy", text(`<html>Sign in: ${echo}</html>`)],
    ["truncated JSON", text(`{"a":"${secrets.token}`)],
    ["two documents", text('{"a":1}{"a":2}')],
    ["a comment", text("// no JSON")],
    ["bytes that are not UTF-8", new Response(new Uint8Array([0xff, 0xfe, 0x00]))],
  ])("makes the call fail with a GraphError if it is %s", async (_, reply) => {
    const { error } = await ending(() => requestJson(contextOf(stub(reply)), get));
    expect(error).toMatchObject({ name: "GraphError", code: "invalidResponse" });
    expect(leaksOf(error)).toEqual([]);
  });
});

describe("a response to a write", () => {
  test.each<[string, Reply, unknown]>([
    ["204", json(undefined, 204), {}],
    ["200 without a body", new Response(""), {}],
    ["202 without a body", new Response("", { status: 202 }), {}],
    ["200 with content", json({ id: "1" }), { id: "1" }],
  ])("is a success if it is %s", async (_, reply, expected) => {
    expect(await ending(() => requestWrite(contextOf(stub(reply)), { ...post, method: "PATCH" }))).toEqual({
      value: expected,
    });
  });

  test("is read as an empty list if its status is 204 and the call returns a list", async () => {
    expect(await ending(() => requestItems(contextOf(stub(json(undefined, 204))), post))).toEqual({ value: [] });
  });

  test("makes the call fail if it contains HTML", async () => {
    const { error } = await ending(() => requestWrite(contextOf(stub(text("<html>"))), post));
    expect(error).toMatchObject({ code: "invalidResponse", status: 200, body: "<html>" });
  });

  test.each(["POST", "PATCH"])("with an error status does not cause a retry of a %s request", async (method) => {
    const server = stub(json({}, 503));
    const { error } = await ending(() => requestWrite(contextOf(server), { ...post, method }));
    expect(error).toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(1);
  });
});

test.each(["", "abc", "-1", "1.5", "12 items", "NaN", '{"value":3}', "<html>7</html>"])(
  "the response %j to a count makes the call fail with a GraphError",
  async (body) => {
    const { error } = await ending(() => requestCount(contextOf(stub(text(body))), "/users/$count"));
    expect(error).toMatchObject({ name: "GraphError", code: "invalidResponse" });
  },
);

describe("a URL that a caller passes", () => {
  test.each([
    sas,
    userinfo,
    `https://user:${secrets.password}@graph.example/v1.0/users`,
    `https://graph.example.evil.example/?access_token=${secrets.token}`,
    "https://[",
    "http://graph.example/v1.0/users",
    `data:text/plain,${secrets.key}`,
  ])("is refused if it is not a URL of the service: %s", async (path) => {
    const server = stub(json({}));
    const { error } = await ending(() => requestJson(contextOf(server), { method: "GET", path }));
    expect(error).toMatchObject({ name: "GraphError", code: "foreignOrigin" });
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test("is shown in errors without its signature", async () => {
    const path = `${root}/x?sig=${secrets.signature}&a=1`;
    const { error } = await ending(() => requestJson(contextOf(stub(json({}, 404))), { method: "GET", path }));
    expect(error).toMatchObject({ url: `${root}/x?sig=***&a=1` });
    expect(leaksOf(error)).toEqual([]);
  });
});

test("an error has the headers and the body of the response, but `JSON.stringify` does not print these", async () => {
  const reply = json({ error: { code: "x", message: echo } }, 400, { location: sas, "request-id": "r" });
  const { error } = await ending(() => requestJson(contextOf(stub(reply)), get));
  if (!isGraphError(error)) throw new Error(String(error));
  expect(error.headers.get("location")).toBe(sas);
  expect(error.body).toEqual({ error: { code: "x", message: echo } });
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ status: 400, code: "x", requestId: "r" });
  expect(Object.keys(error)).not.toContain("body");
  expect(leaksOf(error)).toEqual([]);
});

test("the error for a service root that contains credentials does not contain the credentials", () => {
  let error: unknown;
  try {
    contextOf(stub(), { baseUrl: `http://user:${secrets.password}@graph.example` });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(TypeError);
  expect(leaksOf(error)).toEqual([]);
});

test.each<[string, () => Promise<string>]>([
  ["no token", () => Promise.resolve("")],
  ["an error", () => Promise.reject(new Error("The credential failed"))],
])("a call fails before a request is sent if the credential returns %s", async (_, credential) => {
  const server = stub(json({}));
  const { error } = await ending(() => requestJson(contextOf(server, { credential }), get));
  expect(error).toBeInstanceOf(Error);
  expect(server.requests).toEqual([]);
});
