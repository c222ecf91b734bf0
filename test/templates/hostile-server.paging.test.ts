import { describe, expect, test } from "vitest";
import { delta } from "../../templates/runtime/delta.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { paged, requestItems, type PageOf } from "../../templates/runtime/paging.js";
import {
  contextOf,
  ending,
  json,
  keyed,
  leaksOf,
  root,
  sas,
  secrets,
  stub,
  text,
  userinfo,
  type Reply,
  type Stub,
} from "./hostile-server.js";

const users = { method: "GET", path: "/users" };

async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of iterable) collected.push(item);
  return collected;
}

const list = (server: Stub) => () => collect(paged(contextOf(server), users));
const page = (link: unknown, value: unknown = [1]): Reply => json({ value, "@odata.nextLink": link });
const last = json({ value: [2] });

describe("a next link", () => {
  test.each<[string, unknown, string]>([
    ["that is absolute", `${root}/users?$skiptoken=2`, `${root}/users?$skiptoken=2`],
    ["that is relative to the origin", "/v1.0/users?$skiptoken=2", `${root}/users?$skiptoken=2`],
    ["that is a path without the version", "/users?$skiptoken=2", `${root}/users?$skiptoken=2`],
    ["that is relative to the service root", "users?$skiptoken=2", `${root}/users?$skiptoken=2`],
    ["that is a query", "?$skiptoken=2", `${root}/users?$skiptoken=2`],
    ["that starts with two slashes", "//graph.example/v1.0/users?$skiptoken=2", `${root}/users?$skiptoken=2`],
    ["with characters that need encoding", `${root}/users?$skiptoken=a b|"`, `${root}/users?$skiptoken=a%20b|%22`],
  ])("%s is followed", async (_, link, url) => {
    const server = stub(page(link), last);
    expect(await ending(list(server))).toEqual({ value: [1, 2] });
    expect(server.requests[1]?.url).toBe(url);
  });

  test.each([null, undefined, ""])("that is %j ends the iteration", async (link) => {
    expect(await ending(list(stub(page(link))))).toEqual({ value: [1] });
  });

  test.each<[string, unknown, string]>([
    ["a number", 2, "invalidResponse"],
    ["true", true, "invalidResponse"],
    ["an object", { url: sas }, "invalidResponse"],
    ["a list", [`${root}/users?$skiptoken=2`], "invalidResponse"],
    ["no URL", "https://[", "invalidResponse"],
    ["a URL with credentials", `https://user:${secrets.password}@graph.example/v1.0/users`, "invalidResponse"],
    ["a URL with credentials of another host", userinfo, "invalidResponse"],
    ["a URL of another host", sas, "foreignOrigin"],
    ["a URL without encryption", "http://graph.example/v1.0/users?$skiptoken=2", "foreignOrigin"],
    ["a script", "javascript:alert(1)", "foreignOrigin"],
    ["a URL of another port", "https://graph.example:8443/v1.0/users", "foreignOrigin"],
    ["the same page", `${root}/users`, "repeatedPage"],
    ["the same page with .. in its path", "/v1.0/../v1.0/users", "repeatedPage"],
  ])("that is %s ends the iteration with a GraphError", async (_, link, code) => {
    const server = stub(page(link));
    const { error } = await ending(list(server));
    expect(error).toMatchObject({ name: "GraphError", code });
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, Reply[], number]>([
    ["to the second page", [page(`${root}/b`), page(`${root}/b`)], 2],
    ["in a circle", [page(`${root}/b`), page(`${root}/c`), page(`${root}/users`)], 3],
  ])("ends the iteration with a GraphError if it points back %s", async (_, replies, requests) => {
    const server = stub(...replies);
    expect(await ending(list(server))).toMatchObject({ error: { code: "repeatedPage" } });
    expect(server.requests).toHaveLength(requests);
  });

  test("ends the iteration with a GraphError after more than 1000 empty pages", async () => {
    let count = 0;
    const server = stub(() => page(`${root}/users?$skiptoken=${++count}`, []) as Response);
    expect(await ending(list(server))).toMatchObject({ error: { code: "repeatedPage" } });
    expect(server.requests).toHaveLength(1001);
  });

  test("is followed after 499 empty pages", async () => {
    let count = 0;
    const server = stub(() => (++count < 500 ? page(`${root}/users?$skiptoken=${count}`, []) : last) as Response);
    expect(await ending(list(server))).toEqual({ value: [2] });
  });
});

describe("a page", () => {
  test.each<[string, Reply]>([
    ["without a value", json({})],
    ["with an object as its value", json({ value: { id: 1 } })],
    ["with a text as its value", json({ value: "abc" })],
    ["with null as its value", json({ value: null })],
    ["that is a list", json([1, 2])],
    ["that is null", json(null)],
    ["that is a number", json(3)],
    ["that is HTML", text("<html>")],
    ["that is empty", new Response("")],
    ["that has no content", json(undefined, 204)],
    ["that is truncated", text('{"value":[{"id":')],
  ])("ends the iteration with a GraphError if it is a response %s", async (_, reply) => {
    expect(await ending(list(stub(reply)))).toMatchObject({ error: { name: "GraphError", code: "invalidResponse" } });
  });

  test("ends the iteration with the error that it contains", async () => {
    const { error } = await ending(list(stub(json({ error: { code: "Busy", message: `No: ${sas}` } }))));
    expect(error).toMatchObject({ name: "GraphError", code: "Busy", status: 200 });
    expect(leaksOf(error)).toEqual([]);
  });

  test("keeps items that are null", async () => {
    expect(await ending(list(stub(json({ value: [null, 1, null] }))))).toEqual({ value: [null, 1, null] });
  });

  test.each<[unknown, number | undefined]>([
    [3, 3],
    ["3", 3],
    ["many", undefined],
    [null, undefined],
    [{}, undefined],
    [[], undefined],
    ["", undefined],
  ])("whose response has the count %j gets the count %j", async (count, expected) => {
    const server = stub(json({ value: [], "@odata.count": count }));
    const { value } = await ending(() => collect(paged(contextOf(server), users).byPage()));
    expect((value as PageOf<unknown>[])[0]?.count).toBe(expected);
  });

  test("ends the iteration with an error if its request fails after the first page", async () => {
    const server = stub(page(`${root}/b`), json({ error: { code: "x", message: "y" } }, 400));
    expect(await ending(list(server))).toMatchObject({ error: { code: "x", status: 400 } });
  });
});

test.each([keyed, userinfo, "https://[", "javascript:alert(1)"])(
  "`continueFrom` %s is refused",
  async (continueFrom) => {
    const server = stub(last);
    const { error } = await ending(() => collect(paged(contextOf(server), users).byPage({ continueFrom })));
    expect(error).toMatchObject({ name: "GraphError" });
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests).toEqual([]);
  },
);

test("a next link that consists only of a query can be passed to a later call", async () => {
  const server = stub(page("?$skiptoken=2"), last);
  const source = paged(contextOf(server), users);
  const { value } = await ending(async () => {
    for await (const { nextLink = "" } of source.byPage()) return nextLink;
    return "";
  });
  await ending(() => collect(source.byPage({ continueFrom: String(value) })));
  expect(server.requests[1]?.url).toBe(`${root}/users?$skiptoken=2`);
});

test.each<[string, Reply]>([
  ["a next link", json({ value: [1], "@odata.nextLink": `${root}/b` })],
  ["no body", json(undefined, 204)],
])("a POST that returns %s instead of items is sent only once", async (_, reply) => {
  const server = stub(reply);
  await ending(() => requestItems(contextOf(server), { method: "POST", path: "/x", ...jsonBody({}) }));
  expect(server.requests).toHaveLength(1);
});

describe("a delta query", () => {
  const changes =
    (server: Stub, since?: string, restart = false) =>
    () =>
      collect(
        delta(paged(contextOf(server), users), {
          ...(since !== undefined && { since }),
          ...(restart && { onRestart: () => undefined }),
        }),
      );
  const end = (deltaLink: unknown): Reply => json({ value: [1], "@odata.deltaLink": deltaLink });
  const gone = (location?: string): Reply =>
    json({ error: { code: "gone", message: "" } }, 410, location === undefined ? {} : { location });

  test.each<[string, unknown]>([
    ["no delta link", undefined],
    ["null as its delta link", null],
    ["an empty delta link", ""],
    ["a number as its delta link", 1],
    ["a delta link with credentials", userinfo],
  ])("throws a GraphError if the last page has %s", async (_, link) => {
    const { error } = await ending(changes(stub(end(link))));
    expect(error).toMatchObject({ name: "GraphError", code: "invalidResponse" });
    expect(leaksOf(error)).toEqual([]);
  });

  test.each(["/v1.0/users/delta?$deltatoken=a", `${root}/users/delta?$deltatoken=a`, "users/delta?$deltatoken=a"])(
    "provides the delta link %s as a URL",
    async (link) => {
      const source = delta(paged(contextOf(stub(end(link))), users));
      await ending(() => collect(source));
      expect(source.deltaLink).toBe(`${root}/users/delta?$deltatoken=a`);
    },
  );

  test("throws the error of the service if the restarted query gets the status 410 too", async () => {
    const server = stub(gone());
    expect(await ending(changes(server, "/users/delta?$deltatoken=a", true))).toMatchObject({ error: { status: 410 } });
    expect(server.requests).toHaveLength(2);
  });

  test.each([sas, userinfo, "https://[", "javascript:alert(1)"])(
    "throws a GraphError if the service sends the restart to %s",
    async (location) => {
      const server = stub(gone(location), end(`${root}/d`));
      const { error } = await ending(changes(server, "/users/delta?$deltatoken=a", true));
      expect(error).toMatchObject({ name: "GraphError" });
      expect(leaksOf(error)).toEqual([]);
      expect(server.requests).toHaveLength(1);
    },
  );

  test("can restart at a relative link", async () => {
    const server = stub(gone("/v1.0/users/delta?$deltatoken="), end(`${root}/d`));
    expect(await ending(changes(server, "/users/delta?$deltatoken=a", true))).toEqual({ value: [1] });
    expect(server.requests[1]?.url).toBe(`${root}/users/delta?$deltatoken=`);
  });
});
