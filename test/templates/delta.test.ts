import { expect, test } from "vitest";
import { delta, removalOf } from "../../templates/runtime/delta.js";
import { paged, type Paged } from "../../templates/runtime/paging.js";
import { contextFor, rejection, serve, type Loopback } from "./loopback.js";

const users = (server: Loopback): Paged<{ id: string }> =>
  paged(contextFor(server), { method: "GET", path: "/users/delta()" });

async function all<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of iterable) collected.push(item);
  return collected;
}

const gone = { status: 410, body: { error: { code: "syncStateNotFound", message: "Too old" } } };

test("a delta query has a delta link after it returned all changes", async () => {
  const server = await serve(
    { body: { value: [{ id: "1" }], "@odata.nextLink": "/users/delta()?$skiptoken=2" } },
    { body: { value: [{ id: "2", "@removed": { reason: "changed" } }], "@odata.deltaLink": "/next" } },
  );
  const changes = delta(users(server));
  const items = await all(changes);
  expect(items.map((item) => [item.id, removalOf(item)])).toEqual([
    ["1", undefined],
    ["2", "changed"],
  ]);
  expect(changes.deltaLink).toBe(`${server.url}/v1.0/next`);
});

test("a delta query can continue from the delta link of an earlier query", async () => {
  const server = await serve({ body: { value: [], "@odata.deltaLink": "/newer" } });
  const changes = delta(users(server), { since: `${server.url}/v1.0/users/delta()?$deltatoken=a` });
  expect(await all(changes)).toEqual([]);
  expect(server.requests[0]?.url).toBe("/v1.0/users/delta()?$deltatoken=a");
  expect(changes.deltaLink).toBe(`${server.url}/v1.0/newer`);
});

test("a delta query does not have a delta link if the iteration was stopped before its end", async () => {
  const server = await serve({ body: { value: [{ id: "1" }], "@odata.deltaLink": "/newer" } });
  const changes = delta(users(server));
  for await (const item of changes) if (item.id === "1") break;
  expect(changes.deltaLink).toBeUndefined();
});

test.each([
  ["from the beginning", {}, "/v1.0/users/delta()"],
  ["from the link in the response", { location: "/users/delta()?$deltatoken=" }, "/v1.0/users/delta()?$deltatoken="],
])("after its token has expired, a delta query calls `onRestart` and restarts %s", async (_, headers, url) => {
  const server = await serve({ ...gone, headers }, { body: { value: [{ id: "1" }], "@odata.deltaLink": "/newer" } });
  const kept = new Set(["old"]);
  const changes = delta(users(server), {
    since: "/users/delta()?$deltatoken=a",
    onRestart: () => {
      kept.clear();
    },
  });
  for await (const { id } of changes) kept.add(id);
  expect([...kept]).toEqual(["1"]);
  expect(server.requests[1]?.url).toBe(url);
  expect(changes.deltaLink).toBe(`${server.url}/v1.0/newer`);
});

test("a delta query throws if its token has expired and there is no `onRestart`", async () => {
  const server = await serve(gone);
  expect(await rejection(all(delta(users(server), { since: "/old" })))).toMatchObject({ status: 410 });
});

test("a delta query does not restart at a link to another origin", async () => {
  const server = await serve({ ...gone, headers: { location: "https://evil.example/users" } });
  const changes = delta(users(server), { since: "/old", onRestart: () => undefined });
  expect(await rejection(all(changes))).toMatchObject({ code: "foreignOrigin" });
});
