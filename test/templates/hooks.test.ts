import { expect, test } from "vitest";
import { requestJson } from "../../templates/runtime/request.js";
import { contextFor, rejection, serve } from "./loopback.js";

const me = { method: "GET", path: "/me" };

test("hooks are called with requests, retries and responses, but never see the token", async () => {
  const server = await serve({ status: 503 }, { body: { id: "1" } });
  const seen: string[] = [];
  const note = (what: string, { headers }: Request): void => {
    seen.push(`${what}${headers.has("authorization") ? " with a token" : ""}`);
  };
  const context = contextFor(server, {
    hooks: {
      beforeRequest: [
        ({ request }) => {
          note("request", request);
          request.headers.set("x-trace", "t1");
        },
      ],
      beforeRetry: [
        ({ request, retryCount }) => {
          note(`retry ${retryCount}`, request);
        },
      ],
      afterResponse: [
        ({ request, response }) => {
          note(`answer ${response.status}`, request);
        },
      ],
    },
  });
  expect(await requestJson(context, me)).toEqual({ id: "1" });
  expect(seen).toEqual(["request", "answer 503", "retry 1", "request", "answer 200"]);
  expect(server.requests.map(({ headers }) => headers["x-trace"])).toEqual(["t1", "t1"]);
});

test("a hook can return a response, so that no request is sent", async () => {
  const server = await serve({ body: {} });
  const context = contextFor(server, { hooks: { beforeRequest: [() => Response.json({ cached: true })] } });
  expect(await requestJson(context, me)).toEqual({ cached: true });
  expect(server.requests).toEqual([]);
});

test("a hook can send a request to another origin, without the token", async () => {
  const [server, other] = [await serve({ body: {} }), await serve({ body: { other: true } })];
  const context = contextFor(server, { hooks: { beforeRequest: [() => new Request(`${other.url}/x`)] } });
  expect(await requestJson(context, me)).toEqual({ other: true });
  expect(JSON.stringify(other.requests)).not.toContain("secret");
});

test("a hook can ask for a retry", async () => {
  const server = await serve({ body: { ready: false } }, { body: { ready: true } });
  const context = contextFor(server, {
    hooks: {
      afterResponse: [
        async ({ response }) => {
          const { ready } = (await response.json()) as { ready: boolean };
          return ready ? undefined : { again: true, delay: 0 };
        },
      ],
    },
  });
  expect(await requestJson(context, me)).toEqual({ ready: true });
});

test("a call fails with the error that a hook throws", async () => {
  const server = await serve({ body: {} });
  const failure = new Error("Not on this network");
  const context = contextFor(server, {
    hooks: {
      beforeRequest: [
        () => {
          throw failure;
        },
      ],
    },
  });
  expect(await rejection(requestJson(context, me))).toBe(failure);
  expect(server.requests).toEqual([]);
});

test("a call fails with a GraphError if a hook asks for more retries than allowed", async () => {
  const server = await serve({ body: {} });
  const context = contextFor(server, { retry: 1, hooks: { afterResponse: [() => ({ again: true, delay: 0 })] } });
  expect(await rejection(requestJson(context, me))).toMatchObject({ name: "GraphError", code: "retryLimit" });
  expect(server.requests).toHaveLength(2);
});
