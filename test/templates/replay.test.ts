import { describe, expect, expectTypeOf, test } from "vitest";
import { createGraphContext } from "../../templates/runtime/context.js";
import { GraphError } from "../../templates/runtime/error.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { paged, type PageOf } from "../../templates/runtime/paging.js";
import { literal, path } from "../../templates/runtime/path.js";
import { requestBytes, requestJson, requestNothing, requestText } from "../../templates/runtime/request.js";
import { replay, type ReplayOptions } from "../../templates/testing/replay.js";
import { rejection } from "./loopback.js";

interface KeySet {
  readonly id: string;
}

const get = { method: "GET", path: "/trustFramework/keySets" };

describe("the recorded request", () => {
  test("has the method, the path, the headers and the parsed JSON body", async () => {
    const { request, result } = await replay({ status: 201, body: { id: "keyset1" } }, (options) =>
      requestJson<KeySet>(createGraphContext(options), { ...get, method: "POST", ...jsonBody({ id: "keyset1" }) }),
    );
    expect(request).toMatchObject({
      method: "POST",
      path: "/trustFramework/keySets",
      query: {},
      body: { id: "keyset1" },
    });
    expect(request.headers).toMatchObject({ "content-type": "application/json" });
    expect(result).toEqual({ id: "keyset1" });
    expectTypeOf(result).toEqualTypeOf<KeySet>();
  });

  test("has the sent path and query, in which only the characters with a meaning in a URL are encoded", async () => {
    const spec = {
      method: "GET",
      path: path`/users/${"adele@contoso.com"}/x(name=${literal("a/b ü")})`,
      query: { $filter: "a eq 'b+c'", $top: 5 },
    };
    const { request } = await replay({ status: 200, body: {} }, (options) =>
      requestJson(createGraphContext(options), spec),
    );
    expect(request.path).toBe("/users/adele@contoso.com/x(name='a%2Fb ü')");
    expect(request.query).toEqual({ $filter: "a eq 'b%2Bc'", $top: "5" });
    expect(request.body).toBeUndefined();
  });

  test("has the path of a URL of the server in the query", async () => {
    const { request } = await replay({ status: 204 }, ({ baseUrl, ...options }) =>
      requestNothing(createGraphContext({ baseUrl, ...options }), {
        method: "DELETE",
        path: "/x/$ref",
        query: { $id: `${baseUrl}/users/a b`, other: "http://127.0.0.1/users" },
      }),
    );
    expect(request.query).toEqual({ $id: "/users/a b", other: "http://127.0.0.1/users" });
  });

  test.each([
    ["application/xml", "<Policy/>"],
    ["text/plain; charset=utf-8", "ü"],
    ["application/octet-stream", Uint8Array.of(0, 255)],
  ])("has the unchanged body of the type %s", async (contentType, content) => {
    const { request, result } = await replay({ status: 204 }, (options) =>
      requestNothing(createGraphContext(options), { method: "PUT", path: "/x", content, contentType }),
    );
    expect(request.body).toEqual(content);
    expect(result).toBeUndefined();
  });
});

describe("the result", () => {
  test("is the unchanged text or bytes of the response", async () => {
    const headers = { "Content-type": "text/plain" };
    const text = await replay({ status: 200, headers, body: "42" }, (options) =>
      requestText(createGraphContext(options), get),
    );
    expect(text.result).toBe("42");
    const body = Uint8Array.of(0, 255, 10);
    const bytes = await replay({ status: 200, body }, (options) => requestBytes(createGraphContext(options), get));
    expect(bytes.result).toEqual(body);
  });

  test("is only the first page if the call returns a list", async () => {
    const nextLink = "https://graph.microsoft.com/v1.0/trustFramework/keySets?$skiptoken=x";
    const body = { value: [{ id: "a" }], "@odata.nextLink": nextLink };
    const { request, result } = await replay({ status: 200, body }, (options) =>
      paged<KeySet>(createGraphContext(options), get),
    );
    expect(request).toMatchObject({ method: "GET", path: "/trustFramework/keySets" });
    expect(result).toEqual({ value: [{ id: "a" }], nextLink });
    expectTypeOf(result).toEqualTypeOf<PageOf<KeySet>>();
  });

  test.each([400, 404, 429, 503])("is the error of a documented %i, without retries", async (status) => {
    const body = { error: { code: "busy", message: "Busy" } };
    const { result } = await replay({ status, headers: { "Retry-After": "3600" }, body }, (options) =>
      requestJson(createGraphContext(options), get),
    );
    expect(result).toBeInstanceOf(GraphError);
    expect(result).toMatchObject({ status, code: "busy", body });
  });

  test("is the documented body if the documented response is a redirect", async () => {
    const { request, result } = await replay(
      { status: 302, headers: { Location: "https://reports.office.example/data/x" }, body: "a,b" },
      (options) => requestText(createGraphContext(options), get),
    );
    expect(request.path).toBe("/trustFramework/keySets");
    expect(result).toBe("a,b");
  });

  test("is the error if a documented redirect does not have a target", async () => {
    const { result } = await replay({ status: 302 }, (options) => requestBytes(createGraphContext(options), get));
    expect(result).toMatchObject({ name: "GraphError", status: 302 });
  });

  test("has the documented headers, except invalid headers and headers of the connection", async () => {
    const headers = {
      "Content-Length": "9999",
      "Content-Encoding": "gzip",
      "Transfer-Encoding": "chunked",
      Connection: "keep-alive",
      "Retry-After": "5",
      "Bad name": "x",
      Location: "line\nbreak",
      "request-id": "r",
    };
    const { result } = await replay({ status: 400, headers, body: {} }, (options) =>
      requestJson(createGraphContext(options), get),
    );
    const { headers: answered } = result as GraphError;
    expect([...answered.keys()].sort()).toEqual(
      ["connection", "content-length", "content-type", "date", "request-id", "retry-after"].sort(),
    );
    expect(answered.get("content-length")).toBe("2");
  });
});

describe("every replay", () => {
  async function portAfter(call: (options: ReplayOptions) => unknown): Promise<string> {
    let baseUrl = "";
    const keep = (options: ReplayOptions): unknown => {
      ({ baseUrl } = options);
      return call(options);
    };
    await replay({ status: 200, body: "no json" }, keep).catch(() => undefined);
    return baseUrl;
  }

  test("closes the server", async () => {
    const calls = [
      (options: ReplayOptions) => requestText(createGraphContext(options), get),
      (options: ReplayOptions) => requestJson(createGraphContext(options), get),
      () => {
        throw new Error("A wrong call");
      },
    ];
    for (const call of calls) {
      const url = await portAfter(call);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      await expect(fetch(url)).rejects.toThrow();
    }
  });

  test("throws the error of a call if the documented response is not an error", async () => {
    const answer = { status: 200, body: "no json" };
    const error = await rejection(replay(answer, (options) => requestJson(createGraphContext(options), get)));
    expect(error).toMatchObject({ code: "invalidResponse" });
  });

  test("throws if the call does not send a request", async () => {
    await expect(replay({ status: 200 }, () => 42)).rejects.toThrow("did not send a request");
  });
});
