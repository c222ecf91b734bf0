import { describe, expect, test } from "vitest";
import { request, requestList } from "../../templates/runtime/raw-request.js";
import { contextFor, rejection, serve } from "./loopback.js";

describe("a raw request", () => {
  test("has the method, path, query, headers and body of the caller, and the token", async () => {
    const server = await serve({ headers: { "content-type": "application/json" }, body: { id: "1" } });
    const item = await request<{ id: string }>(contextFor(server), {
      method: "POST",
      path: "/me/special/follow",
      query: { keep: true },
      headers: { "x-trace": "t" },
      body: { note: "x" },
    });
    expect(item.id).toBe("1");
    const [sent] = server.requests;
    expect(sent).toMatchObject({ method: "POST", url: "/v1.0/me/special/follow?keep=true", body: '{"note":"x"}' });
    expect(sent?.headers).toMatchObject({ "x-trace": "t", authorization: "Bearer secret-token" });
  });

  test.each<[string, string | undefined, string, unknown]>([
    ["JSON", "application/json; charset=utf-8", "[1]", [1]],
    ["text", "text/plain", "7", "7"],
    ["bytes", "image/png", "ab", new Uint8Array([97, 98])],
    ["nothing", undefined, "", undefined],
  ])("returns %s as the content type says", async (_, type, body, expected) => {
    const server = await serve({ headers: type === undefined ? {} : { "content-type": type }, body });
    expect(await request(contextFor(server), { path: "/me" })).toEqual(expected);
  });

  test("fails with `invalidResponse` if the content type is JSON but the body is not", async () => {
    const server = await serve({ headers: { "content-type": "application/json" }, body: "<html>" });
    expect(await rejection(request(contextFor(server), { path: "/me" }))).toMatchObject({ code: "invalidResponse" });
  });

  test("is not sent to another origin", async () => {
    const server = await serve({});
    const path = "https://attacker.example/me";
    expect(await rejection(request(contextFor(server), { path }))).toMatchObject({ code: "foreignOrigin" });
  });
});

describe("a raw request for a list", () => {
  test("returns the items of all pages, with relative next links", async () => {
    const server = await serve(
      { body: { value: [{ id: "1" }], "@odata.nextLink": "/items?$skip=1" } },
      { body: { value: [{ id: "2" }] } },
    );
    const ids: string[] = [];
    const list = { path: "/items", query: { $top: 1 }, headers: { "x-trace": "t" } };
    for await (const { id } of requestList<{ id: string }>(contextFor(server), list)) ids.push(id);
    expect(ids).toEqual(["1", "2"]);
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /v1.0/items?$top=1",
      "GET /v1.0/items?$skip=1",
    ]);
    for (const { headers } of server.requests)
      expect(headers).toMatchObject({ "x-trace": "t", authorization: "Bearer secret-token" });
  });

  test("fails with `invalidResponse` if the response is not a list", async () => {
    const server = await serve({ body: { id: "1" } });
    const read = requestList(contextFor(server), { path: "/items/1" })[Symbol.asyncIterator]().next();
    expect(await rejection(read)).toMatchObject({ code: "invalidResponse" });
  });
});
