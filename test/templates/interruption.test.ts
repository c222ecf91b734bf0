import { describe, expect, test } from "vitest";
import { GraphError } from "../../templates/runtime/error.js";
import { requestBytes, requestJson } from "../../templates/runtime/request.js";
import { contextFor, rejection, serve, type Answer } from "./loopback.js";

const me = { method: "GET", path: "/me" };
const hanging: Answer = () => undefined;
/** Sends the start of a body, and never the rest. */
const stalling: Answer = (answer) => {
  answer.writeHead(200, { "content-type": "application/json" });
  answer.write('{"id":');
};

describe("an abort", () => {
  test("before a call prevents the request, and also the request for a token", async () => {
    const server = await serve({ body: {} });
    let asked = 0;
    const context = contextFor(server, { credential: () => `token-${++asked}` });
    const signal = AbortSignal.abort();
    expect(await rejection(requestJson(context, me, { signal }))).toBe(signal.reason);
    expect([asked, server.requests.length]).toEqual([0, 0]);
  });

  test("ends a call while the credential is getting a token", async () => {
    const server = await serve({ body: {} });
    const controller = new AbortController();
    const context = contextFor(server, {
      credential: {
        getToken: (_, options) =>
          new Promise((_resolve, reject) => {
            options?.abortSignal?.addEventListener("abort", () => {
              reject(new Error("The credential was stopped"));
            });
            controller.abort();
          }),
      },
    });
    const error = await rejection(requestJson(context, me, { signal: controller.signal }));
    expect(error).toBe(controller.signal.reason);
    expect(server.requests).toEqual([]);
  });

  test("ends a pending request with the reason that the caller passed", async () => {
    const controller = new AbortController();
    const reason = new Error("The user has left");
    const server = await serve(() => {
      controller.abort(reason);
    });
    expect(await rejection(requestJson(contextFor(server), me, { signal: controller.signal }))).toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["JSON", requestJson],
    ["bytes", requestBytes],
  ])("ends a call while a response with %s is received", async (_, request) => {
    const controller = new AbortController();
    const server = await serve((answer, arrived) => {
      stalling(answer, arrived);
      setTimeout(() => {
        controller.abort();
      }, 20);
    });
    const error = await rejection(request(contextFor(server), me, { signal: controller.signal }));
    expect(error).toBe(controller.signal.reason);
    expect(error).toMatchObject({ name: "AbortError" });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a timeout", () => {
  test.each<[string, Answer]>([
    ["there is no response", hanging],
    ["the body stalls", stalling],
  ])("ends the call without a retry if %s", async (_, answer) => {
    const server = await serve(answer);
    const error = await rejection(requestJson(contextFor(server, { timeout: 200 }), me));
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ code: "timeout", status: 0, method: "GET" });
    // On a busy machine, the call may time out before the server sees the request.
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });

  test("in the options of a call overrides the timeout of the context", async () => {
    const server = await serve(hanging);
    const error = await rejection(requestJson(contextFor(server, { timeout: 3_600_000 }), me, { timeout: 100 }));
    expect(error).toMatchObject({ code: "timeout" });
  });

  test("does not include the time of the credential", async () => {
    const context = contextFor(await serve({}), {
      timeout: 30,
      credential: () => new Promise((resolve) => setTimeout(resolve, 60, "t")),
      fetch: (_, init) =>
        init?.signal?.aborted ? Promise.reject(new Error("Too late")) : Promise.resolve(Response.json({})),
    });
    expect(await requestJson(context, me)).toEqual({});
  });

  test("can be turned off", async () => {
    const server = await serve((answer) => {
      setTimeout(() => answer.end("{}"), 80);
    });
    expect(await requestJson(contextFor(server, { timeout: 20 }), me, { timeout: false })).toEqual({});
  });

  test("from AbortSignal.timeout makes the call throw the reason of the signal", async () => {
    const server = await serve(hanging);
    const signal = AbortSignal.timeout(30);
    expect(await rejection(requestJson(contextFor(server), me, { signal }))).toBe(signal.reason);
  });
});

describe("a connection", () => {
  test("that is refused makes the call fail with an error that names the request", async () => {
    const context = contextFor({ url: "http://127.0.0.1:1", requests: [] });
    const error = await rejection(requestJson(context, me));
    expect(error).toMatchObject({ name: "GraphError", code: "networkError", url: "http://127.0.0.1:1/v1.0/me" });
    expect((error as GraphError).message).toMatch(
      /^GET http:\/\/127\.0\.0\.1:1\/v1\.0\/me failed: TypeError: fetch failed/,
    );
  });

  test("that breaks in the middle of a body makes the call fail", async () => {
    const server = await serve((answer) => {
      answer.writeHead(200, { "content-length": "1000" });
      answer.write("{}", () => answer.destroy());
    });
    expect(await rejection(requestJson(contextFor(server), me))).toMatchObject({ code: "networkError", status: 0 });
  });
});
