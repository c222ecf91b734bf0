import { describe, expect, test } from "vitest";
import { createGraphContext, type GraphOptions } from "../../templates/runtime/context.js";
import { GraphError } from "../../templates/runtime/error.js";
import { requestJson } from "../../templates/runtime/request.js";
import { contextFor, rejection, serve } from "./loopback.js";

const credential = () => "t";

describe("the service root", () => {
  test.each<[Partial<GraphOptions>, string]>([
    [{}, "https://graph.microsoft.com/v1.0"],
    [{ cloud: "global" }, "https://graph.microsoft.com/v1.0"],
    [{ cloud: "usGovL4" }, "https://graph.microsoft.us/v1.0"],
    [{ cloud: "usGovL5" }, "https://dod-graph.microsoft.us/v1.0"],
    [{ cloud: "china", version: "beta" }, "https://microsoftgraph.chinacloudapi.cn/beta"],
    [{ version: "beta" }, "https://graph.microsoft.com/beta"],
    [{ baseUrl: "https://proxy.example/graph/v1.0/" }, "https://proxy.example/graph/v1.0"],
    [{ baseUrl: new URL("https://proxy.example:8443"), cloud: "china" }, "https://proxy.example:8443"],
    [{ baseUrl: "http://localhost:3000/v1.0" }, "http://localhost:3000/v1.0"],
    [{ baseUrl: "http://[::1]:3000" }, "http://[::1]:3000"],
  ])("with the options %o is %s", (options, baseUrl) => {
    expect(createGraphContext({ credential, ...options }).baseUrl).toBe(baseUrl);
  });

  test.each([
    "http://graph.microsoft.com/v1.0",
    "http://127.0.0.1.example",
    "http://localhost.example",
    "http://10.0.0.1",
    "ftp://localhost",
    "file:///v1.0",
  ])("cannot be %s, because the connection must be encrypted", (baseUrl) => {
    expect(() => createGraphContext({ credential, baseUrl })).toThrow(/must be an https URL/);
  });
});

describe("the credential", () => {
  test("is called with the default scope of the cloud once for each request", async () => {
    const server = await serve({ body: {} });
    const asked: unknown[] = [];
    const context = contextFor(server, {
      credential: {
        getToken: (scopes) => {
          asked.push(scopes);
          return Promise.resolve({ token: `token-${asked.length}`, expiresOnTimestamp: 0 });
        },
      },
    });
    expect(asked).toEqual([]);
    await requestJson(context, { method: "GET", path: "/me" });
    await requestJson(context, { method: "GET", path: "/me" });
    expect(asked).toEqual([[`${server.url}/.default`], [`${server.url}/.default`]]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test("is called with the scopes of the options", async () => {
    const server = await serve({ body: {} });
    let asked: unknown;
    const context = contextFor(server, {
      scopes: ["https://graph.microsoft.com/User.Read"],
      credential: {
        getToken: (scopes) => {
          asked = scopes;
          return Promise.resolve({ token: "t", expiresOnTimestamp: 0 });
        },
      },
    });
    await requestJson(context, { method: "GET", path: "/me" });
    expect(asked).toEqual(["https://graph.microsoft.com/User.Read"]);
  });

  test("can be a function that returns the promise of a token", async () => {
    const server = await serve({ body: {} });
    await requestJson(contextFor(server, { credential: () => Promise.resolve("later") }), { method: "GET", path: "/" });
    expect(server.requests[0]?.headers.authorization).toBe("Bearer later");
  });

  test("is not called again after it throws an error, and the call fails with this error", async () => {
    const server = await serve({ body: {} });
    const failure = new TypeError("Please sign in");
    let asked = 0;
    const context = contextFor(server, {
      credential: () => {
        asked++;
        throw failure;
      },
    });
    expect(await rejection(requestJson(context, { method: "GET", path: "/me" }))).toBe(failure);
    expect([asked, server.requests.length]).toEqual([1, 0]);
  });

  test("that does not return a token makes the call fail before a request is sent", async () => {
    const server = await serve({ body: {} });
    const context = contextFor(server, { credential: { getToken: () => Promise.resolve(null) } });
    const error = await rejection(requestJson(context, { method: "GET", path: "/me" }));
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ code: "noToken", status: 0 });
    expect(server.requests).toEqual([]);
  });
});
