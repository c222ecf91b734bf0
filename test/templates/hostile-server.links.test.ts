import { describe, expect, test } from "vitest";
import { batch } from "../../templates/runtime/batch.js";
import { delta } from "../../templates/runtime/delta.js";
import { paged } from "../../templates/runtime/paging.js";
import { requestJson } from "../../templates/runtime/request.js";
import {
  contextOf,
  ending,
  json,
  leaksOf,
  origin,
  root,
  secrets,
  stub,
  type Reply,
  type Stub,
} from "./hostile-server.js";

const users = { method: "GET", path: "/users" };
const key = `sig=${secrets.key}`;

async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of iterable) collected.push(item);
  return collected;
}

const list = (server: Stub) => ending(() => collect(paged(contextOf(server), users)));
const page = (nextLink: unknown): Reply => json({ value: [1], "@odata.nextLink": nextLink });
const last = json({ value: [2], "@odata.deltaLink": `${root}/users/delta` });

/** Links that some URL parsers read as links of the service, and other parsers as links of the attacker. */
const disguised: readonly string[] = [
  `https://graph.example@evil.example/v1.0/users?${key}`,
  `https://graph.example%40evil.example/v1.0/users?${key}`,
  `https://graph.example.evil.example/v1.0/users?${key}`,
  `https://graph.example:443@evil.example/?${key}`,
  `https:/\\evil.example/v1.0/users?${key}`,
  `\\\\evil.example\\v1.0\\users?${key}`,
  `\n//evil.example/v1.0/users?${key}`,
  `ht\ntps://evil.example/v1.0/users?${key}`,
  `https://graph.example\u3002evil.example/v1.0/users?${key}`,
  `https://evil.example#@graph.example/v1.0/users?${key}`,
  `https://evil.example?https://graph.example/v1.0/users&${key}`,
  `data:application/json,{"value":[]}&${key}`,
  `blob:https://graph.example/v1.0/users?${key}`,
  `file:///etc/passwd?${key}`,
];

describe("a disguised link to another host", () => {
  test.each(disguised)("is not followed as a next link: %j", async (link) => {
    const server = stub(page(link), last);
    const { error } = await list(server);
    expect(error).toMatchObject({
      name: "GraphError",
      code: expect.stringMatching(/foreignOrigin|invalidResponse/) as string,
    });
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test.each(disguised)("is not requested after a delta link: %j", async (link) => {
    const server = stub(json({ value: [1], "@odata.deltaLink": link }), last);
    const read = (since?: string) =>
      ending(() => collect(delta(paged(contextOf(server), users), { since: since ?? "" })));
    const source = delta(paged(contextOf(server), users));
    await ending(() => collect(source));
    if (source.deltaLink !== undefined) await read(source.deltaLink);
    expect(server.requests.map(({ url }) => new URL(url).origin)).toEqual([origin]);
  });

  test.each(disguised)("is not requested if a batch part redirects to it with the token: %j", async (link) => {
    const server = stub(json({ responses: [{ id: "0", status: 302, headers: { Location: link } }] }), json({}));
    await ending(() => batch(contextOf(server, { retry: 0 }), { a: (part) => requestJson(part, users) }));
    const others = server.requests.filter(({ url }) => new URL(url).origin !== origin);
    expect(others.map(({ headers }) => headers.get("authorization"))).toEqual(others.map(() => null));
  });
});

test.each(["/\\evil.example/users", "/\t/evil.example/users"])("the next link %j stays on the host", async (link) => {
  const server = stub(page(link), last);
  await list(server);
  expect(server.requests.map(({ url }) => new URL(url).origin)).toEqual([origin, origin]);
});

describe("a list whose next links differ only", () => {
  let count = 0;
  test.each<[string, (at: number) => string]>([
    ["in the fragment", (at) => `${root}/users#${at}`],
    [
      "in the letter case of the scheme and the host",
      (at) => (at % 2 ? `${root}/users` : "HTTPS://GRAPH.EXAMPLE/v1.0/users"),
    ],
    ["in dots of the path", (at) => `${root}/${"./".repeat(at)}users`],
    ["in the port", (at) => (at % 2 ? `${root}/users` : "https://graph.example:443/v1.0/users")],
  ])("%s, ends with an error", async (_, linkOf) => {
    count = 0;
    const server = stub(() => page(linkOf((count += 1))) as Response);
    const { error } = await list(server);
    expect(error).toMatchObject({ name: "GraphError", code: "repeatedPage" });
    expect(server.requests.length).toBeLessThan(5);
  });
});

test("a next link of a megabyte is not in the message of an error", async () => {
  const server = stub(page(`https://evil.example/${"a".repeat(1_000_000)}`));
  const { error } = await list(server);
  expect(error).toMatchObject({ name: "GraphError", code: "foreignOrigin" });
  expect(String(error).length).toBeLessThan(1000);
});

describe("a batch response", () => {
  const run = (responses: unknown) =>
    ending(() =>
      batch(contextOf(stub(json({ responses })), { retry: 0 }), {
        a: (part) => requestJson(part, users),
        b: (part) => requestJson(part, users),
      }),
    );
  const part = (id: unknown, body: unknown, status = 200): unknown => ({ id, status, body });

  test("with the same id twice gives each call one of the parts", async () => {
    const { value } = await run([part("0", { x: 1 }), part("0", { x: 2 }), part("1", { x: 3 })]);
    expect(value).toMatchObject({ b: { x: 3 } });
    expect([1, 2]).toContain((value as { a: { x: number } }).a.x);
  });

  test.each<[string, unknown]>([
    [
      "ids like members of Object.prototype",
      [part("__proto__", {}), part("constructor", {}), part("0", 1), part("1", 1)],
    ],
    [
      "100,000 unknown parts",
      [...Array.from({ length: 100_000 }, (_, at) => part(`x${at}`, {})), part("0", 1), part("1", 1)],
    ],
    ["null between the parts", [null, part("0", 1), null, part("1", 1), null]],
  ])("with %s gives each call its part", async (_, responses) => {
    expect(await run(responses)).toEqual({ value: { a: 1, b: 1 } });
    expect(({} as { status?: number }).status).toBeUndefined();
  });

  test("without one of the parts gives only this call an error", async () => {
    const { value } = await run([part("1", { x: 3 })]);
    expect(value).toMatchObject({ a: { name: "GraphError" }, b: { x: 3 } });
  });
});

describe("a Retry-After of", () => {
  test.each([
    "1e400",
    "-0",
    "0x7fffffff",
    "5, 10",
    " ",
    "1e-320",
    "NaN",
    "99999999999999999999",
    "Infinity seconds",
    "2026-13-45",
  ])("%j does not stop or hang the call", async (after) => {
    const server = stub(json({}, 503, { "retry-after": after }));
    const { error } = await ending(() => requestJson(contextOf(server, { retry: 2 }), users));
    expect(error).toMatchObject({ name: "GraphError", status: 503 });
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });
});
