import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_RESULT } from "../../generator/mcp/call-operation.js";
import type { Operation, Parameter, Route } from "../../generator/model/model.js";
import { json } from "../templates/hostile-server.js";
import { token } from "./mcp-client.js";
import { lampTools } from "./mcp-tools.js";

const root = "https://graph.microsoft.com/v1.0";

const urls = (requests: readonly Request[]): string[] => requests.map(({ url }) => url);

describe("an argument that addresses another host", () => {
  test.each([
    "https://evil.example/x",
    "https://user:password@evil.example",
    "//evil.example",
    "\\\\evil.example",
    "@evil.example",
    "../../../evil",
    "%2e%2e%2fevil",
    "a\r\nHost: evil.example",
    "a?x=1#y",
    ":443@evil.example",
  ])("cannot change the host or the path: %j", async (value) => {
    const { call, requests } = await lampTools({ replies: [json({ echo: token })] });
    const shown = await call({
      id: "lamp-get",
      parameters: { id: value },
      query: { $select: value },
      headers: { Prefer: value.replaceAll(/[\r\n]/g, "") },
    }).catch(String);
    expect(shown).not.toContain(token);
    for (const { url } of requests) {
      expect(url.startsWith(`${root}/lamps/`)).toBe(true);
      expect(new URL(url).pathname.split("/")).toHaveLength(4);
    }
  });

  test.each(["authorization", "Cookie", "host", "Proxy-Authorization", "x-forwarded-host", "content-length", "a\nb"])(
    "cannot set the header %j",
    async (name) => {
      const { call, requests } = await lampTools({ replies: [json({})] });
      await call({ id: "lamp-get", parameters: { id: "1" }, headers: { [name]: "evil.example" } }).catch(
        () => undefined,
      );
      expect(requests.flatMap(({ headers }) => [...headers.values()])).not.toContain("evil.example");
    },
  );
});

describe("the route of a call", () => {
  test("is the one that has exactly the parameters of the call", async () => {
    const { call, requests } = await lampTools({ routes: ["GET /lamps/{id}", "GET /me/lamp"] });
    await call({ id: "lamp-get" });
    await call({ id: "LAMP-GET", parameters: { id: "7" } });
    expect(urls(requests)).toEqual([`${root}/me/lamp`, `${root}/lamps/7`]);
  });

  test("is the one that the call names, if several have the same parameters", async () => {
    const { call, requests } = await lampTools({ routes: ["GET /lamps/{id}", "GET /rooms/{room-id}", "GET /b/{id}"] });
    await expect(call({ id: "lamp-get", parameters: { id: "7" } })).rejects.toThrow(
      "Several routes have these parameters. Pass one of them as the argument route: GET /lamps/{id}, GET /b/{id}.",
    );
    await call({ id: "lamp-get", route: "get /b/{x}", parameters: { id: "7" } });
    await call({ id: "lamp-get", route: "/lamps/{id}", parameters: { id: "7" } });
    expect(urls(requests)).toEqual([`${root}/b/7`, `${root}/lamps/7`]);
  });

  test.each([
    [{}, "The parameters do not match a route of lamp-get. Correct them: GET /lamps/{id} needs id."],
    [
      { parameters: { id: "1", x: "2" } },
      "The parameters do not match a route of lamp-get. Correct them: GET /lamps/{id} does not have x.",
    ],
    [{ route: "GET /other" }, "lamp-get does not have the route GET /other. Its routes: GET /lamps/{id}."],
    [{ parameters: { id: ["1"] } }, "The parameter id takes one value, not a list. Pass one value."],
    [
      { parameters: { id: "1" }, body: {} },
      "lamp-get sends GET, which does not have a body. Remove the argument body.",
    ],
  ])("is refused with the fault and the fix: %j", async (args, message) => {
    const { call, requests } = await lampTools();
    await expect(call({ id: "lamp-get", ...args })).rejects.toThrow(message);
    expect(requests).toEqual([]);
  });

  test("is not found for an unknown id, and the error names a similar id", async () => {
    const { call } = await lampTools();
    await expect(call({ id: "lamp-gets" })).rejects.toThrow(
      "No operation has the id lamp-gets. A similar id is lamp-get. Use search_operations to find ids.",
    );
  });

  test("writes arguments of functions as OData literals", async () => {
    const { call, requests } = await lampTools({ routes: ["GET /lamps/find(name='{name}',power={power})"] });
    await call({ id: "lamp-get", parameters: { name: "O'Neil/1", power: 40 } });
    expect(urls(requests)).toEqual([`${root}/lamps/find(name='O''Neil%2F1',power=40)`]);
  });

  test("writes a collection as JSON into the query, leaves optional arguments out, and sends the query of the route", async () => {
    const source = { file: "api/lamp-get.md", line: 2, column: 1 };
    const parameter = (name: string, type: string, required: boolean): Parameter =>
      ({ name, in: "function", type, required, description: "", source }) as const;
    const parameters = [parameter("ids", "Collection(Edm.String)", true), parameter("size", "Edm.Int32", false)];
    const path = "/lamps/find(ids={ids},size={size})";
    const route: Route = {
      method: "GET",
      path,
      query: "format={format}&x=1",
      parameters,
      source: { ...source, line: 1 },
    };
    const { call, requests } = await lampTools({ change: { routes: [route] } });
    await call({ id: "lamp-get", parameters: { ids: ["a&b", "c"], format: "t&x=2" } });
    const url = new URL(requests[0]?.url ?? "");
    expect(url.pathname).toBe("/v1.0/lamps/find(ids=@ids)");
    expect([...url.searchParams]).toEqual([
      ["format", "t&x=2"],
      ["x", "1"],
      ["@ids", '["a&b","c"]'],
    ]);
  });

  test("keeps the slashes of the path of an item, and refuses to leave the folder", async () => {
    const { call, requests } = await lampTools({ routes: ["GET /drive/root:/{item-path}:/content"] });
    await call({ id: "lamp-get", parameters: { "item-path": "a b/c?.txt" } });
    expect(urls(requests)).toEqual([`${root}/drive/root:/a%20b/c%3F.txt:/content`]);
    await expect(call({ id: "lamp-get", parameters: { "item-path": "a/../../b" } })).rejects.toThrow(
      'A path parameter must not be "..".',
    );
  });
});

describe("hostile arguments", () => {
  test("never change the host, the segments of the path or the query", async () => {
    const { call, requests } = await lampTools({ routes: ["GET /lamps/{id}/shade(size='{size}')/x"] });
    const part = fc.constantFrom(
      "..",
      ".",
      "/",
      "//",
      "?",
      "#",
      "%2e",
      "%2F",
      "\\",
      ":",
      "@",
      "'",
      "a",
      "\n",
      "\u0000",
      "é",
      "\ud800",
      "{",
      "&",
      "=",
      " ",
    );
    const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(text, text, fc.dictionary(text, text), async (id, size, query) => {
        const before = requests.length;
        try {
          await call({ id: "lamp-get", parameters: { id, size }, query });
        } catch (error) {
          expect(error).toMatchObject({ name: "ToolError" });
          expect(requests).toHaveLength(before);
          return;
        }
        const url = new URL(requests.at(-1)?.url ?? "");
        expect(url.origin + url.pathname.split("/").slice(0, 2).join("/")).toBe(root);
        const segments = url.pathname.split("/").slice(2);
        expect(segments).toEqual(["lamps", expect.anything(), expect.stringMatching(/^shade\(size='.*'\)$/), "x"]);
        expect(decodeURIComponent(segments[1] ?? "")).toBe(id);
        expect(url.hash).toBe("");
        expect([...url.searchParams.keys()].sort()).toEqual(Object.keys(query).sort());
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    "Authorization",
    "Cookie",
    "Host",
    "X-HTTP-Method-Override",
    "X-HTTP-Method",
    "X-Original-URL",
    "Content-Type",
    "X-Other",
  ])("cannot set the header %s, even if the docs describe it", async (name) => {
    const source = { file: "api/lamp-get.md", line: 1, column: 1 };
    const header = { name, in: "header", type: "Edm.String", required: null, description: "", source } as const;
    const { call } = await lampTools(name === "X-Other" ? {} : { change: { headers: [header] } });
    await expect(call({ id: "lamp-get", parameters: { id: "1" }, headers: { [name]: "x" } })).rejects.toThrow(
      `The header ${name} is not allowed. Remove this header, or use a header that describe_operation shows.`,
    );
  });

  test.each(["_method", "X-HTTP-Method-Override", "$httpMethod", "http_verb"])(
    "cannot set the query parameter %s, which replaces the method of a request on some services",
    async (name) => {
      const { call, requests } = await lampTools();
      await expect(call({ id: "lamp-get", parameters: { id: "1" }, query: { [name]: "DELETE" } })).rejects.toThrow(
        `The query parameter ${name} is not allowed, because it can change the method of the request. Remove this parameter.`,
      );
      expect(requests).toEqual([]);
    },
  );

  test("cannot put a line break into a header", async () => {
    const { call, requests } = await lampTools();
    const args = { id: "lamp-get", parameters: { id: "1" } };
    await expect(call({ ...args, headers: { Prefer: "a\r\nAuthorization: b" } })).rejects.toThrow("printable ASCII");
    await call({ ...args, headers: { ConsistencyLevel: "eventual" } });
    expect(requests[0]?.headers.get("consistencylevel")).toBe("eventual");
  });
});

describe("writes", () => {
  const write = { routes: ["POST /lamps", "DELETE /lamps/{id}"] };

  test.each([{}, { parameters: { id: "1" } }])("are refused without --allow-writes: %j", async (args) => {
    const { call, requests } = await lampTools(write);
    await expect(call({ id: "lamp-get", ...args })).rejects.toThrow("this server allows only GET");
    expect(requests).toEqual([]);
  });

  test("send the body with --allow-writes", async () => {
    const { call, requests } = await lampTools({ ...write, allowWrites: true, replies: [json({ id: "2" }, 201)] });
    expect(await call({ id: "lamp-get", body: { power: 40 } })).toBe('HTTP 201\n{"id":"2"}');
    expect(requests[0]?.method).toBe("POST");
    expect(await requests[0]?.text()).toBe('{"power":40}');
  });

  test("send text as it is if the docs name another content type", async () => {
    const source = { file: "api/lamp-get.md", line: 1, column: 1 };
    const requestBody = { contentType: "text/plain", type: "Edm.Stream", properties: [], description: "", source };
    const { call, requests } = await lampTools({ ...write, allowWrites: true, change: { requestBody } });
    await call({ id: "lamp-get", body: "warm light" });
    expect(requests[0]?.headers.get("content-type")).toBe("text/plain");
    expect(await requests[0]?.text()).toBe("warm light");
  });
});

describe("a reference to an object", () => {
  const source = { file: "api/lamp-get.md", line: 1, column: 1 };
  const route = (method: "POST" | "DELETE", query: string | null): Partial<Operation> => ({
    routes: [{ method, path: "/rooms/{id}/lamps/$ref", query, parameters: [], source }],
  });
  const client = { allowWrites: true, baseUrl: "https://graph.microsoft.us/v1.0/" };
  const own = "https://graph.microsoft.us/v1.0";

  test("in the query of a request line has the service root of the client", async () => {
    const change = route("DELETE", `$id=${root}/lamps/{lamp-id}`);
    const { call, requests } = await lampTools({ ...client, change });
    await call({ id: "lamp-get", parameters: { id: "1", "lamp-id": "7" } });
    expect(new URL(requests[0]?.url ?? "").searchParams.get("$id")).toBe(`${own}/lamps/7`);
  });

  test("in the argument query has the service root of the client", async () => {
    const { call, requests } = await lampTools({ ...client, change: route("DELETE", null) });
    await call({ id: "lamp-get", parameters: { id: "1" }, query: { $id: `${root}/lamps/7` } });
    expect(new URL(requests[0]?.url ?? "").searchParams.get("$id")).toBe(`${own}/lamps/7`);
  });

  test("in the body has the service root of the client, and other texts do not change", async () => {
    const { call, requests } = await lampTools({ ...client, change: route("POST", null) });
    const elsewhere = "https://graph.microsoft.com.example/v1.0/lamps/7";
    const body = {
      "@odata.id": `${root}/lamps/7`,
      nested: [{ "room@odata.bind": `${root}/rooms/1`, "lamps@odata.bind": [`${root}/lamps/7`, elsewhere] }],
      "@id": "lamps/7",
      note: `${root}/lamps/7`,
    };
    await call({ id: "lamp-get", parameters: { id: "1" }, body });
    expect(await requests[0]?.json()).toEqual({
      "@odata.id": `${own}/lamps/7`,
      nested: [{ "room@odata.bind": `${own}/rooms/1`, "lamps@odata.bind": [`${own}/lamps/7`, elsewhere] }],
      "@id": "lamps/7",
      note: `${root}/lamps/7`,
    });
  });
});

describe("the credential", () => {
  const jsonType = { headers: { "content-type": "application/json" } };
  const args = { id: "lamp-get", parameters: { id: "1" } };
  const elsewhere = new Response(null, { status: 302, headers: { location: "https://evil.example/x" } });

  test("is sent to the service, and not to another host to which the service redirects", async () => {
    const { call, requests } = await lampTools({ replies: [elsewhere, json({})] });
    await call(args);
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([`Bearer ${token}`, null]);
    expect(requests[1]?.url).toBe("https://evil.example/x");
  });

  test("is sent in the header that the config names, also only to the service", async () => {
    const { call, requests } = await lampTools({ auth: { header: "X-Key" }, replies: [elsewhere, json({})] });
    await call(args);
    expect(requests.map(({ headers }) => [headers.get("x-key"), headers.get("authorization")])).toEqual([
      [token, null],
      [null, null],
    ]);
  });

  test("is not sent if the user has not set one", async () => {
    const { call, requests } = await lampTools({ token: "" });
    await call(args);
    expect(requests[0]?.headers.get("authorization")).toBeNull();
  });

  test("is removed from results and errors that contain it", async () => {
    const echo = { message: `The token is ${token}` };
    const { call } = await lampTools({ replies: [json(echo), json({ error: { code: "x", ...echo } }, 403)] });
    expect(await call(args)).toBe('HTTP 200\n{"message":"The token is ***"}');
    await expect(call(args)).rejects.toThrow("HTTP 403 x: The token is ***");
  });

  const opaque = "EwB4A8l6BAAU/opaque+token=";
  test.each<[string, Response]>([
    ["JSON with escaped slashes", new Response(JSON.stringify({ a: opaque }).replaceAll("/", "\\/"), jsonType)],
    ["JSON with an escaped letter", new Response(JSON.stringify({ a: opaque }).replace("E", "\\u0045"), jsonType)],
    ["the query of a URL", json({ url: `https://x.example/?t=${encodeURIComponent(opaque)}` })],
    ["the content type", new Response("x", { headers: { "content-type": `image/png; a=${opaque}` } })],
  ])("is removed from a result that contains it in %s", async (_, reply) => {
    const { call } = await lampTools({ replies: [reply], token: opaque });
    const result = await call(args);
    expect(result).toContain("***");
    expect(result).not.toContain("opaque");
  });
});

describe("the result of a call", () => {
  const args = { id: "lamp-get", parameters: { id: "1" } };
  const resultOf = async (...replies: (Response | Error)[]): Promise<string> =>
    (await lampTools({ replies })).call(args);

  test("has the first items of a long list, and says how many there are", async () => {
    const value = Array.from({ length: 500 }, (_, id) => ({ id, text: "x".repeat(200) }));
    const text = await resultOf(json({ value, "@odata.nextLink": `${root}/lamps?$skip=500` }));
    expect(text.length).toBeLessThan(LONGEST_RESULT + 100);
    const [status, note, others, items] = text.split("\n");
    expect(status).toBe("HTTP 200");
    expect(note).toMatch(/^\d+ of the 500 items of this page are shown\./);
    expect(JSON.parse(others ?? "")).toEqual({ "@odata.nextLink": `${root}/lamps?$skip=500` });
    expect((JSON.parse(items ?? "") as object[]).length).toBe(Number(note?.split(" ")[0]));
  });

  test.each([
    ["an object", json({ text: "x".repeat(100_000) })],
    ["text", new Response("é".repeat(100_000), { headers: { "content-type": "text/csv" } })],
    ["invalid JSON", new Response("{".repeat(100_000), { headers: { "content-type": "application/json" } })],
    ["a list with one item", json({ value: ["x".repeat(100_000)] })],
    ["a list with long facts", json({ value: [1, 2], other: "x".repeat(100_000) })],
    [
      "deep JSON",
      new Response("[".repeat(50_000) + "]".repeat(50_000), { headers: { "content-type": "application/json" } }),
    ],
    ["more than the server reads", new Response("x".repeat(9_000_000), { headers: { "content-type": "text/plain" } })],
  ])("is cut if %s from the service is too long", async (_, response) => {
    const text = await resultOf(response);
    expect(text.length).toBeLessThan(LONGEST_RESULT + 200);
    expect(text).toMatch(/^HTTP 200\n/);
    expect(text).toContain("shown");
  });

  test("names the type and the size of a file, and does not contain the file", async () => {
    const image = new Response(new Uint8Array(3000), { headers: { "content-type": "image/png" } });
    expect(await resultOf(image)).toBe("HTTP 200, 3000 bytes of image/png, which are not shown");
    expect(await resultOf(new Response(null, { status: 204 }))).toBe("HTTP 204, no content");
  });

  test("is an error with the status, the code and the message of the service", async () => {
    const error = { code: "Forbidden", message: "Lamp.Read is missing", innerError: { "request-id": "r-1" } };
    await expect(resultOf(json({ error }, 403))).rejects.toThrow(
      "HTTP 403 Forbidden (request id r-1): Lamp.Read is missing",
    );
  });

  test("is an error if there is no response, after retries", async () => {
    await expect(resultOf(json({}, 404), new TypeError("offline"))).rejects.toThrow("HTTP 404");
    const { call } = await lampTools({
      routes: ["POST /lamps"],
      allowWrites: true,
      replies: [new TypeError("offline")],
    });
    await expect(call({ id: "lamp-get" })).rejects.toThrow(/^No response networkError: POST .* failed/);
  });
});
