import { describe, expect, test } from "vitest";
import { request } from "../../templates/runtime/raw-request.js";
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
