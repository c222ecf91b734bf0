import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { jsonBody } from "../../templates/runtime/json.js";
import { paged, type PageOf, requestItems } from "../../templates/runtime/paging.js";
import { contextFor, rejection, serve, type Loopback } from "./loopback.js";

interface Item {
  readonly id: string;
}

const users = { method: "GET", path: "/users", query: { $top: 2 }, headers: { ConsistencyLevel: "eventual" } };
const items = (...ids: string[]): Item[] => ids.map((id) => ({ id }));

/** Starts a server with pages that can link to each other. `link(n)` is the URL of page `n`, from 1. */
async function servePages(pages: (link: (page: number) => string) => unknown[]): Promise<Loopback> {
  const server: Loopback = await serve(
    ...pages(() => "").map((_, index) => (answer: ServerResponse) => {
      answer.end(JSON.stringify(pages((page) => `${server.url}/v1.0/users?$skiptoken=${page}`)[index]));
    }),
  );
  return server;
}

async function all<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of iterable) collected.push(item);
  return collected;
}

describe("the iteration over a collection", () => {
  test("returns the items of all pages, and continues after empty pages", async () => {
    const server = await servePages((link) => [
      { value: items("a", "b"), "@odata.nextLink": link(2) },
      { value: [], "@odata.nextLink": link(3) },
      { value: items("c") },
    ]);
    expect(await all(paged<Item>(contextFor(server), users))).toEqual(items("a", "b", "c"));
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/v1.0/users?$top=2",
      "/v1.0/users?$skiptoken=2",
      "/v1.0/users?$skiptoken=3",
    ]);
    for (const { headers } of server.requests) {
      expect(headers).toMatchObject({ consistencylevel: "eventual", authorization: "Bearer secret-token" });
    }
  });

  test("requests a page only when the loop reaches the page", async () => {
    const server = await servePages((link) => [{ value: items("a", "b"), "@odata.nextLink": link(2) }]);
    const pages = paged<Item>(contextFor(server), users);
    expect(server.requests).toEqual([]);
    for await (const item of pages) if (item.id === "b") break;
    expect(server.requests).toHaveLength(1);
  });

  test("can be repeated, and then starts with the first page again", async () => {
    const server = await serve({ body: { value: items("a") } });
    const pages = paged<Item>(contextFor(server), users);
    expect([await all(pages), await all(pages)]).toEqual([items("a"), items("a")]);
    expect(server.requests).toHaveLength(2);
  });

  test("requests the next pages of a POST with GET and without a body", async () => {
    const server = await servePages((link) => [{ value: items("a"), "@odata.nextLink": link(2) }, { value: [] }]);
    await all(paged<Item>(contextFor(server), { method: "POST", path: "/search", ...jsonBody({ q: "x" }) }));
    expect(server.requests.map(({ method, body }) => [method, body])).toEqual([
      ["POST", '{"q":"x"}'],
      ["GET", ""],
    ]);
  });

  test("converts each item with the function of the operation", async () => {
    const server = await serve({ body: { value: items("a", "b") } });
    const revive = (item: unknown) => (item as Item).id.toUpperCase();
    expect(await all(paged<string>(contextFor(server), { ...users, revive }))).toEqual(["A", "B"]);
  });

  test("ends between two pages after an abort", async () => {
    const server = await servePages((link) => [{ value: items("a"), "@odata.nextLink": link(2) }, { value: [] }]);
    const controller = new AbortController();
    const iterate = async (): Promise<void> => {
      const pages = paged<Item>(contextFor(server), users, { signal: controller.signal });
      for await (const item of pages) controller.abort(`enough of ${item.id}`);
    };
    expect(await rejection(iterate())).toBe(controller.signal.reason);
    expect(server.requests).toHaveLength(1);
  });
});

describe("byPage", () => {
  test("returns each page with its items, its count and its links", async () => {
    const server = await servePages((link) => [
      { "@odata.context": "…", "@odata.count": 0, value: items("a"), "@odata.nextLink": link(2) },
      { value: [], "@odata.deltaLink": link(9) },
    ]);
    const pages: PageOf<Item>[] = await all(paged<Item>(contextFor(server), users).byPage());
    expect(pages).toEqual([
      { value: items("a"), count: 0, nextLink: `${server.url}/v1.0/users?$skiptoken=2` },
      { value: [], deltaLink: `${server.url}/v1.0/users?$skiptoken=9` },
    ]);
  });

  test("continues from a link, and sends the headers of the call but not its query", async () => {
    const server = await serve({ body: { value: items("b") } });
    const continueFrom = `${server.url}/v1.0/users?$skiptoken=2`;
    const pages = paged<Item>(contextFor(server), users, { query: { $top: 1 } }).byPage({ continueFrom });
    expect(await all(pages)).toEqual([{ value: items("b") }]);
    expect(server.requests[0]).toMatchObject({
      url: "/v1.0/users?$skiptoken=2",
      headers: { consistencylevel: "eventual" },
    });
  });
});

describe("a link is not followed", () => {
  test("if a response has a next link to another origin", async () => {
    const other = await serve({ body: { value: items("x") } });
    const server = await serve({ body: { value: items("a"), "@odata.nextLink": `${other.url}/v1.0/users` } });
    const error = await rejection(all(paged<Item>(contextFor(server), users)));
    expect(error).toMatchObject({ name: "GraphError", code: "foreignOrigin", url: other.url });
    expect(other.requests).toEqual([]);
  });

  test("if the caller passes a link to another origin", async () => {
    const server = await serve({ body: { value: [] } });
    const pages = paged<Item>(contextFor(server), users).byPage({ continueFrom: "https://graph.example/users" });
    expect(await rejection(all(pages))).toMatchObject({ code: "foreignOrigin" });
    expect(server.requests).toEqual([]);
  });

  test("if it points to a page that was already read", async () => {
    const server = await servePages((link) => [
      { value: items("a"), "@odata.nextLink": link(2) },
      { value: items("b"), "@odata.nextLink": link(3) },
      { value: items("c"), "@odata.nextLink": link(2) },
    ]);
    const error = await rejection(all(paged<Item>(contextFor(server), users)));
    expect(error).toMatchObject({ name: "GraphError", code: "repeatedPage" });
    expect(server.requests).toHaveLength(3);
  });
});

test.each([{}, { value: null }, { value: { id: "a" } }, [], 7, null])(
  "the body %j is not accepted as a page",
  async (body) => {
    const server = await serve({ body: JSON.stringify(body) });
    const error = await rejection(all(paged<Item>(contextFor(server), users)));
    expect(error).toMatchObject({ name: "GraphError", code: "invalidResponse", body });
  },
);

describe("a POST that returns a collection", () => {
  test("is sent only once, when the program calls the method", async () => {
    const server = await serve({
      body: { value: [{ id: "1" }, { id: "2" }], "@odata.nextLink": "https://x.example/2" },
    });
    const sent = requestItems<{ id: string }>(contextFor(server), {
      method: "POST",
      path: "/invite",
      ...jsonBody({ a: 1 }),
    });
    expect((await sent).map(({ id }) => id)).toEqual(["1", "2"]);
    expect((await sent).length).toBe(2);
    expect(server.requests.map(({ method, body }) => [method, body])).toEqual([["POST", '{"a":1}']]);
  });

  test("fails with `invalidResponse` if the response is not a collection", async () => {
    const server = await serve({ body: { id: "1" } });
    const sent = requestItems(contextFor(server), { method: "POST", path: "/invite" });
    expect(await rejection(sent)).toMatchObject({ code: "invalidResponse" });
  });
});
