import { describe, expect, test } from "vitest";
import type { GraphError } from "../../templates/runtime/error.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { requestBytes, requestJson } from "../../templates/runtime/request.js";
import { contextFor, rejection, send, serve, type Answer } from "./loopback.js";

test.each([301, 302, 303, 307, 308])(
  "a redirect with the status %i to another origin is followed, but the token is not sent",
  async (status) => {
    const storage = await serve({ body: "bytes" });
    const server = await serve({ status, headers: { location: `${storage.url}/file?tempauth=1` } });
    const bytes = await requestBytes(
      contextFor(server),
      { method: "GET", path: "/drive/items/1/content" },
      { headers: { range: "bytes=0-4", prefer: "secret-preference", cookie: "secret=cookie" } },
    );
    expect(new TextDecoder().decode(bytes)).toBe("bytes");
    expect(server.requests[0]?.headers.authorization).toBe("Bearer secret-token");
    expect(storage.requests).toHaveLength(1);
    expect(storage.requests[0]).toMatchObject({
      method: "GET",
      url: "/file?tempauth=1",
      headers: { range: "bytes=0-4" },
    });
    expect(JSON.stringify(storage.requests[0])).not.toContain("secret");
  },
);

test("a redirect on the same origin is followed with the token and the headers", async () => {
  const server = await serve({ status: 302, headers: { location: "/v1.0/moved" } }, { body: { moved: true } });
  expect(await requestJson(contextFor(server), { method: "GET", path: "/me" }, { headers: { prefer: "a" } })).toEqual({
    moved: true,
  });
  expect(server.requests[1]).toMatchObject({
    url: "/v1.0/moved",
    headers: { authorization: "Bearer secret-token", prefer: "a" },
  });
});

test("a redirect to another origin and back is followed, but the token is not sent", async () => {
  let back = "";
  const other = await serve((answer) => {
    send(answer, { status: 302, headers: { location: back } });
  });
  const server = await serve({ status: 302, headers: { location: `${other.url}/x` } }, { body: {} });
  back = `${server.url}/v1.0/secrets`;
  await requestJson(contextFor(server), { method: "GET", path: "/me" });
  expect(server.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ["/v1.0/me", "Bearer secret-token"],
    ["/v1.0/secrets", undefined],
  ]);
});

test.each(["POST", "PATCH", "PUT", "DELETE"])("a redirect of %s is not followed", async (method) => {
  const other = await serve({ body: {} });
  const server = await serve({ status: 307, headers: { location: `${other.url}/x` } });
  const error = await rejection(requestJson(contextFor(server), { method, path: "/me", ...jsonBody({ id: "1" }) }));
  expect(error).toMatchObject({ name: "GraphError", status: 307 });
  expect(other.requests).toEqual([]);
});

test.each(["http://insecure.example/x", "ftp://files.example/x", "http://[", "file:///etc/passwd"])(
  "a redirect to %s is not followed",
  async (location) => {
    const server = await serve({ status: 302, headers: { location } });
    const error = await rejection(requestJson(contextFor(server), { method: "GET", path: "/me" }));
    expect(error).toMatchObject({ name: "GraphError", status: 302 });
    expect(server.requests).toHaveLength(1);
  },
);

test("a call fails after five redirects", async () => {
  const server = await serve({ status: 302, headers: { location: "/v1.0/me" } });
  const error = await rejection(requestJson(contextFor(server), { method: "GET", path: "/me" }));
  expect(error).toMatchObject({ name: "GraphError", status: 302 });
  expect(server.requests).toHaveLength(6);
});

test.each<[string, Answer, object]>([
  ["refuses", { status: 403, body: "no" }, { status: 403, body: "no" }],
  ["breaks off", (answer) => answer.destroy(), { status: 0, code: "networkError" }],
])(
  "if the target of a redirect %s, the error contains the original URL instead of the target",
  async (_, answer, facts) => {
    const storage = await serve(answer);
    const server = await serve({ status: 302, headers: { location: `${storage.url}/file?tempauth=1` } });
    const error = await rejection(requestBytes(contextFor(server), { method: "GET", path: "/content" }));
    expect(error).toMatchObject({ ...facts, url: `${server.url}/v1.0/content` });
    expect((error as GraphError).message).not.toContain("tempauth");
  },
);

describe("in a browser, which hides the target of a redirect, the SDK", () => {
  /**
   * Creates a `fetch` that behaves as in browsers: it throws if it is called as a method, and returns an opaque
   * response for a redirect with the option `manual`.
   */
  function browserFetch(calls: string[]): typeof fetch {
    return function (this: unknown, input, init) {
      if (this !== undefined) throw new TypeError("Illegal invocation");
      const { method } = new Request(input, init);
      calls.push(`${method} ${init?.redirect ?? "follow"}`);
      const opaque = Object.defineProperties(new Response(null), {
        type: { value: "opaqueredirect" },
        status: { value: 0 },
        ok: { value: false },
      });
      return Promise.resolve(init?.redirect === "manual" ? opaque : Response.json({ downloaded: true }));
    };
  }

  test("lets the browser follow a redirect of GET", async () => {
    const calls: string[] = [];
    const context = contextFor(await serve({}), { fetch: browserFetch(calls) });
    expect(await requestJson(context, { method: "GET", path: "/content" })).toEqual({ downloaded: true });
    expect(calls).toEqual(["GET manual", "GET follow"]);
  });

  test("does not let the browser follow a redirect of POST", async () => {
    const calls: string[] = [];
    const context = contextFor(await serve({}), { fetch: browserFetch(calls) });
    const error = await rejection(requestJson(context, { method: "POST", path: "/content", ...jsonBody({}) }));
    expect(error).toMatchObject({ name: "GraphError", status: 0 });
    expect(calls).toEqual(["POST manual"]);
  });
});
