import { describe, expect, test } from "vitest";
import type { RetryOptions } from "../../templates/runtime/context.js";
import { GraphError } from "../../templates/runtime/error.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { requestJson } from "../../templates/runtime/request.js";
import { contextFor, rejection, send, serve, type Answer, type Loopback } from "./loopback.js";

const served: Answer = { body: { served: true } };
const broken: Answer = (answer) => answer.destroy();

function call(server: Loopback, method = "GET", retry: RetryOptions | number | false = { delay: () => 0 }) {
  const body = method === "GET" ? {} : jsonBody({ id: "1" });
  return requestJson(contextFor(server, { retry }), { method, path: "/me", ...body });
}

/** A delay in milliseconds that is longer than the time limit of tests, so a test that waits for it fails. */
const never = (): number => 3_600_000;

describe("a call that fails with a temporary error", () => {
  test.each([408, 429, 500, 502, 503, 504])("is retried for GET after status %i", async (status) => {
    const server = await serve({ status }, served);
    expect(await call(server)).toEqual({ served: true });
    expect(server.requests).toHaveLength(2);
  });

  test("is not retried if the call disables retries", async () => {
    const server = await serve({ status: 503 }, served);
    const context = contextFor(server, { retry: 3 });
    expect(await rejection(requestJson(context, { method: "GET", path: "/me" }, { retry: false }))).toMatchObject({
      status: 503,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("is retried for GET after a broken connection", async () => {
    const server = await serve(broken, served);
    expect(await call(server)).toEqual({ served: true });
  });

  test("is retried with the same body and request id", async () => {
    const server = await serve({ status: 503 }, served);
    await call(server, "PUT");
    const [first, second] = server.requests;
    expect(second?.body).toBe('{"id":"1"}');
    expect(second?.headers["client-request-id"]).toBe(first?.headers["client-request-id"]);
  });

  test("is retried up to the limit of retries", async () => {
    const server = await serve({ status: 503, body: { error: { code: "busy", message: "Busy" } } });
    expect(await rejection(call(server))).toMatchObject({ status: 503, code: "busy", message: "Busy" });
    expect(server.requests).toHaveLength(4);
  });

  test.each([[false as const], [0]])("is not retried if the option retry is %o", async (retry) => {
    const server = await serve({ status: 503 }, served);
    expect(await rejection(call(server, "GET", retry))).toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a call that fails with a permanent error", () => {
  test.each([400, 401, 403, 404, 409, 413, 501, 507])("is not retried after status %i", async (status) => {
    const server = await serve({ status }, served);
    expect(await rejection(call(server))).toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });
});

describe.each(["POST", "PATCH"])("%s, which may have been processed", (method) => {
  test.each<[string, Answer]>([
    ["500", { status: 500 }],
    ["503", { status: 503 }],
    ["503 with Retry-After", { status: 503, headers: { "retry-after": "0" } }],
    ["504", { status: 504 }],
  ])("is not retried after %s", async (_, answer) => {
    const server = await serve(answer, served);
    expect(await rejection(call(server, method))).toBeInstanceOf(GraphError);
    expect(server.requests).toHaveLength(1);
  });

  test("is not retried after a broken connection", async () => {
    const server = await serve(broken, served);
    const error = await rejection(call(server, method));
    expect(error).toMatchObject({ name: "GraphError", code: "networkError", status: 0, method });
    expect(server.requests).toHaveLength(1);
  });

  test("is retried after 429", async () => {
    const server = await serve({ status: 429, headers: { "retry-after": "0" } }, served);
    expect(await call(server, method)).toEqual({ served: true });
    expect(server.requests.map(({ body }) => body)).toEqual(['{"id":"1"}', '{"id":"1"}']);
  });

  test("is retried if the caller allows it", async () => {
    const server = await serve({ status: 503 }, broken, served);
    expect(await call(server, method, { delay: () => 0, methods: [method] })).toEqual({ served: true });
  });
});

describe("Retry-After", () => {
  test.each<[string, () => string]>([
    ["seconds", () => "0.05"],
    ["a date that is past", () => new Date(0).toUTCString()],
    ["a date that is now", () => new Date().toUTCString()],
  ])("overrides the usual delay: %s", async (_, after) => {
    const server = await serve({ status: 429, headers: { "retry-after": after() } }, served);
    expect(await call(server, "GET", { delay: never })).toEqual({ served: true });
  });

  test.each<[string, () => string]>([
    ["seconds", () => "3600"],
    ["a date", () => new Date(Date.now() + 3_600_000).toUTCString()],
  ])("delays the retry: %s", async (_, after) => {
    const controller = new AbortController();
    const { signal } = controller;
    const server = await serve((answer) => {
      send(answer, { status: 429, headers: { "retry-after": after() } });
      setTimeout(() => {
        controller.abort();
      }, 50);
    }, served);
    const context = contextFor(server, { retry: { delay: () => 0, maxDelay: 7_200_000 } });
    const error = await rejection(requestJson(context, { method: "GET", path: "/me" }, { signal }));
    expect(error).toBe(signal.reason);
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, () => string]>([
    ["seconds", () => "181"],
    ["a date", () => new Date(Date.now() + 190_000).toUTCString()],
  ])("makes the call fail if it is longer than the longest allowed wait: %s", async (_, after) => {
    const server = await serve({ status: 429, headers: { "retry-after": after() } }, served);
    const error = await rejection(call(server, "GET", {}));
    expect(error).toMatchObject({ status: 429 });
    expect((error as GraphError).headers.has("retry-after")).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  test("is ignored if it is invalid", async () => {
    const server = await serve({ status: 429, headers: { "retry-after": "soon" } }, served);
    const asked: number[] = [];
    const delay = (attempt: number): number => {
      asked.push(attempt);
      return 0;
    };
    expect(await call(server, "GET", { delay })).toEqual({ served: true });
    expect(asked).toEqual([1]);
  });
});
