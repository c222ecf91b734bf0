import { expect, test } from "vitest";
import { requestBytes, requestJson } from "../../templates/runtime/request.js";
import { contextFor, rejection, serve } from "./loopback.js";

test.each([301, 302, 303, 307, 308])("%i to another origin is followed without the token", async (status) => {
  const storage = await serve({ body: "bytes" });
  const server = await serve({ status, headers: { location: `${storage.url}/file?tempauth=1` } });
  const bytes = await requestBytes(
    contextFor(server),
    { method: "GET", path: "/drive/items/1/content" },
    { headers: { range: "bytes=0-4", prefer: "secret-preference", cookie: "secret=cookie" } },
  );
  expect(new TextDecoder().decode(bytes)).toBe("bytes");
  expect(server.requests[0]?.headers.authorization).toBe("Bearer secret-token");
  expect(storage.requests).toHaveLength(1);
  expect(storage.requests[0]).toMatchObject({
    method: "GET",
    url: "/file?tempauth=1",
    headers: { range: "bytes=0-4" },
  });
  expect(JSON.stringify(storage.requests[0])).not.toContain("secret");
});

test("the token does not come back with a redirect that returns from elsewhere by way of another header", async () => {
  const server = await serve({ status: 302, headers: { location: "/v1.0/moved" } }, { body: { moved: true } });
  expect(await requestJson(contextFor(server), { method: "GET", path: "/me" }, { headers: { prefer: "a" } })).toEqual({
    moved: true,
  });
  expect(server.requests[1]).toMatchObject({
    url: "/v1.0/moved",
    headers: { authorization: "Bearer secret-token", prefer: "a" },
  });
});

test.each(["POST", "PATCH", "PUT", "DELETE"])("%s is not redirected: its body stays here", async (method) => {
  const other = await serve({ body: {} });
  const server = await serve({ status: 307, headers: { location: `${other.url}/x` } });
  const error = await rejection(requestJson(contextFor(server), { method, path: "/me", body: { id: "1" } }));
  expect(error).toMatchObject({ name: "GraphError", status: 307 });
  expect(other.requests).toEqual([]);
});

test.each(["http://insecure.example/x", "ftp://files.example/x", "http://[", "file:///etc/passwd"])(
  "a redirect to %s is not followed",
  async (location) => {
    const server = await serve({ status: 302, headers: { location } });
    const error = await rejection(requestJson(contextFor(server), { method: "GET", path: "/me" }));
    expect(error).toMatchObject({ name: "GraphError", status: 302 });
    expect(server.requests).toHaveLength(1);
  },
);

test("a redirect that goes round and round ends", async () => {
  const server = await serve({ status: 302, headers: { location: "/v1.0/me" } });
  const error = await rejection(requestJson(contextFor(server), { method: "GET", path: "/me" }));
  expect(error).toMatchObject({ name: "GraphError", status: 302 });
  expect(server.requests).toHaveLength(6);
});

test("the error of a redirected request names the request that was made, not the target with its key", async () => {
  const storage = await serve({ status: 403, body: "no" });
  const server = await serve({ status: 302, headers: { location: `${storage.url}/file?tempauth=1` } });
  const error = await rejection(requestBytes(contextFor(server), { method: "GET", path: "/content" }));
  expect(error).toMatchObject({ status: 403, url: `${server.url}/v1.0/content`, body: "no" });
});
