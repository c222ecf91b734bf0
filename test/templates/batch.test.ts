import { describe, expect, expectTypeOf, test } from "vitest";
import { batch } from "../../templates/runtime/batch.js";
import type { GraphContext } from "../../templates/runtime/context.js";
import { GraphError } from "../../templates/runtime/error.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { paged, type PageOf } from "../../templates/runtime/paging.js";
import { requestBytes, requestJson, requestNothing, requestText } from "../../templates/runtime/request.js";
import { contextFor, rejection, send, serve, type Answer, type Loopback } from "./loopback.js";

interface User {
  readonly id: string;
}
interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}
interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const get = (path: string) => (part: GraphContext) => requestJson<User>(part, { method: "GET", path });

/**
 * Answers a batch with the reply for each part. The responses are in reverse order, because OData does not define their
 * order.
 */
function answering(reply: (part: Part, round: number) => Reply): Answer {
  let round = 0;
  return (answer, { body }) => {
    round++;
    const { requests } = JSON.parse(body) as { requests: Part[] };
    const responses = requests.map((part) => ({ id: part.id, ...reply(part, round) })).reverse();
    send(answer, { body: { responses } });
  };
}

const ok = ({ url }: Part): Reply => ({
  status: 200,
  headers: { "Content-Type": "application/json" },
  body: { id: url },
});
const rounds = ({ requests }: Loopback): Part[][] =>
  requests.map(({ body }) => (JSON.parse(body) as { requests: Part[] }).requests);
const urls = (server: Loopback): string[][] => rounds(server).map((parts) => parts.map(({ url }) => url));

test("a batch sends several operations in one request, and each result has its own type", async () => {
  const server = await serve(
    answering((part) => {
      if (part.method === "DELETE") return { status: 204 };
      return part.url === "/users"
        ? { status: 200, body: { value: [{ id: "1" }], "@odata.nextLink": "/2" } }
        : ok(part);
    }),
  );
  const results = await batch(contextFor(server), {
    me: get("/me?$select=id"),
    users: (part) => paged<User>(part, { method: "GET", path: "/users" }),
    gone: (part) => requestNothing(part, { method: "DELETE", path: "/users/1" }),
  });
  expectTypeOf(results.me).toEqualTypeOf<User | GraphError>();
  expectTypeOf(results.users).toEqualTypeOf<PageOf<User> | GraphError>();
  expect(results).toEqual({
    me: { id: "/me?$select=id" },
    users: { value: [{ id: "1" }], nextLink: `${server.url}/v1.0/2` },
    gone: undefined,
  });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({
    method: "POST",
    url: "/v1.0/$batch",
    headers: { authorization: "Bearer secret-token" },
  });
  expect(server.requests[0]?.body).not.toMatch(/authorization|is that of the batch/i);
});

test("a batch contains JSON bodies as JSON, and other bodies as Base64", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const server = await serve(
    answering((part) =>
      part.url === "/photo"
        ? { status: 200, headers: { "Content-Type": "image/jpeg" }, body: part.body }
        : { status: 200, headers: { "Content-Type": "text/plain" }, body: 8 },
    ),
  );
  const results = await batch(contextFor(server), {
    photo: (part) => requestBytes(part, { method: "PUT", path: "/photo", content: bytes, contentType: "image/jpeg" }),
    count: (part) => requestText(part, { method: "POST", path: "/count", ...jsonBody({ name: "ü" }) }),
  });
  expect(results).toEqual({ photo: bytes, count: "8" });
  expect(rounds(server)[0]?.find(({ url }) => url === "/count")?.body).toEqual({ name: "ü" });
});

describe("a failing part of a batch", () => {
  test("has a GraphError as its result", async () => {
    const body = { error: { code: "Forbidden", message: "No", innerError: { "request-id": "r" } } };
    const server = await serve(answering((part) => (part.url === "/no" ? { status: 403, body } : ok(part))));
    const { me, no } = await batch(contextFor(server), { me: get("/me"), no: get("/no") });
    expect(me).toEqual({ id: "/me" });
    expect(no).toBeInstanceOf(GraphError);
    expect(no).toMatchObject({ status: 403, code: "Forbidden", message: "No", requestId: "r" });
    expect(no).toMatchObject({ method: "GET", url: `${server.url}/v1.0/no` });
  });

  test("has a GraphError if its response is missing or invalid", async () => {
    const server = await serve({ body: { responses: [{ id: "0", status: 9000 }] } });
    const { a, b } = await batch(contextFor(server), { a: get("/a"), b: get("/b") });
    expect([a, b]).toMatchObject([{ code: "invalidResponse" }, { code: "invalidResponse" }]);
  });

  test("has the error of the batch request if this request fails", async () => {
    const server = await serve({ status: 401, body: { error: { code: "InvalidToken", message: "Old" } } });
    const { a, b } = await batch(contextFor(server), { a: get("/a"), b: get("/b") });
    expect([a, b]).toMatchObject([{ code: "InvalidToken" }, { code: "InvalidToken" }]);
    expect(server.requests).toHaveLength(1);
  });

  test("makes the whole batch reject if the part throws an error that is not a GraphError", async () => {
    const server = await serve(answering(ok));
    const wrong = new RangeError("wrong");
    const call = (): Promise<User> => Promise.reject(wrong);
    expect(await rejection(batch(contextFor(server), { a: get("/a"), b: call }))).toBe(wrong);
  });
});

test("a batch retries only throttled parts, after the time in Retry-After", async () => {
  const server = await serve(
    answering((part, round) =>
      round === 1 && part.url !== "/a" ? { status: 429, headers: { "Retry-After": "0.05" } } : ok(part),
    ),
  );
  const results = await batch(contextFor(server, { retry: { delay: () => 3_600_000 } }), {
    a: get("/a"),
    b: get("/b"),
    c: (part) => requestJson<User>(part, { method: "POST", path: "/c", ...jsonBody({ x: 1 }) }),
  });
  expect(results).toEqual({ a: { id: "/a" }, b: { id: "/b" }, c: { id: "/c" } });
  expect(urls(server)).toEqual([
    ["/a", "/b", "/c"],
    ["/b", "/c"],
  ]);
});

test("a batch does not retry a POST that the service may have processed", async () => {
  const server = await serve(answering(() => ({ status: 503 })));
  const { a } = await batch(contextFor(server), {
    a: (part) => requestJson(part, { method: "POST", path: "/a", ...jsonBody({}) }),
  });
  expect(a).toMatchObject({ status: 503 });
  expect(server.requests).toHaveLength(1);
});

describe("dependencies between parts of a batch", () => {
  const chain = {
    last: { run: get("/last"), dependsOn: ["middle"] },
    middle: { run: get("/middle"), dependsOn: ["first"] },
    first: get("/first"),
  };
  /** Answers as the service does: a part that depends on a failed part has the status 424. */
  const refusing = (first: (round: number) => Reply): Answer =>
    answering((part, round) => {
      if (part.url === "/first") return first(round);
      return first(round).status === 200 || !part.dependsOn
        ? ok(part)
        : { status: 424, body: { error: { code: "FailedDependency" } } };
    });

  test("are sent as the ids of the parts", async () => {
    const server = await serve(answering(ok));
    expect(await batch(contextFor(server), chain)).toEqual({
      last: { id: "/last" },
      middle: { id: "/middle" },
      first: { id: "/first" },
    });
    expect(rounds(server)[0]).toMatchObject([
      { id: "0", url: "/first" },
      { id: "1", url: "/middle", dependsOn: ["0"] },
      { id: "2", url: "/last", dependsOn: ["1"] },
    ]);
  });

  test("are retried after throttling, together with the parts that depend on them", async () => {
    const server = await serve(
      refusing((round) => (round === 1 ? { status: 429, headers: { "Retry-After": "0" } } : { status: 200, body: {} })),
    );
    expect(await batch(contextFor(server), { ...chain, other: get("/other") })).toMatchObject({
      last: { id: "/last" },
      other: { id: "/other" },
    });
    expect(urls(server)).toEqual([
      ["/first", "/other", "/middle", "/last"],
      ["/first", "/middle", "/last"],
    ]);
  });

  test("give each part that depends on a failed part an error with status 424 as its result", async () => {
    const server = await serve(refusing(() => ({ status: 404 })));
    expect(await batch(contextFor(server), chain)).toMatchObject({
      first: { status: 404 },
      middle: { status: 424, code: "FailedDependency" },
      last: { status: 424 },
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [
      { a: { run: get("/a"), dependsOn: ["b"] } },
      'Part "a" depends on "b", which is not a part of this batch. Parts: a',
    ],
    [
      { a: { run: get("/a"), dependsOn: ["b"] }, b: { run: get("/b"), dependsOn: ["a"] } },
      "These parts depend on each other in a cycle: a, b",
    ],
  ])("are refused before a request is sent if they are unknown or cyclic (%#)", async (parts, message) => {
    const server = await serve(answering(ok));
    expect(await rejection(batch(contextFor(server), parts))).toEqual(new TypeError(message));
    expect(server.requests).toEqual([]);
  });
});

test("more than 20 parts are divided into several batches, and dependencies between the batches are kept", async () => {
  const server = await serve(answering(ok));
  const many = Object.fromEntries(Array.from({ length: 44 }, (_, index) => [`k${index}`, get(`/${index}`)]));
  const results = await batch(contextFor(server), { tail: { run: get("/tail"), dependsOn: ["k0", "k43"] }, ...many });
  expect(rounds(server).map((parts) => parts.length)).toEqual([20, 20, 5]);
  expect(rounds(server)[2]?.at(-1)).toMatchObject({ url: "/tail", dependsOn: ["3"] });
  expect(Object.keys(results)).toHaveLength(45);
});

test("an empty batch does not send a request", async () => {
  const server = await serve({});
  expect(await batch(contextFor(server), {})).toEqual({});
  expect(server.requests).toEqual([]);
});

describe("an abort", () => {
  test("makes the batch reject while its request is pending", async () => {
    const controller = new AbortController();
    const server = await serve(() => {
      controller.abort();
    });
    const { signal } = controller;
    expect(await rejection(batch(contextFor(server), { a: get("/a") }, { signal }))).toBe(signal.reason);
  });

  test("makes the batch reject while it waits for a retry", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const server = await serve((answer) => {
      send(answer, { body: { responses: [{ id: "0", status: 429, headers: { "Retry-After": "2" } }] } });
      setTimeout(() => {
        controller.abort();
      }, 30);
    });
    expect(await rejection(batch(contextFor(server), { a: get("/a") }, { signal }))).toBe(signal.reason);
    expect(server.requests).toHaveLength(1);
  });
});

test("a part that redirects to another host is downloaded from there without the token", async () => {
  const storage = await serve({ body: "bytes" });
  const server = await serve(
    answering(() => ({ status: 302, headers: { Location: `${storage.url}/file?tempauth=1` } })),
  );
  const { file } = await batch(contextFor(server), {
    file: (part) => requestText(part, { method: "GET", path: "/drive/items/1/content" }),
  });
  expect(file).toBe("bytes");
  expect(storage.requests[0]?.headers).not.toHaveProperty("authorization");
});
