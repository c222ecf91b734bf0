import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ApiModel, JsonValue } from "../../generator/model/model.js";
import { batch, GraphClient } from "../../generated/src/index.js";
import { createHandler } from "../../generator/serve/create-handler.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { origin, serverOf, type Answer } from "./server.js";

const keySets = "/beta/trustFramework/keySets";
let model: ApiModel;
beforeAll(async () => {
  ({ model } = await readInputDocs());
});

function ids({ body }: Answer): unknown[] {
  return body.value.map(({ id }) => id);
}

describe("a served collection", () => {
  it("has the documented examples", async () => {
    const list = await serverOf(model)(`GET ${keySets}`);
    expect(list.status).toBe(200);
    expect(list.body["@odata.context"]).toBe(`${origin}/beta/$metadata#trustFramework/keySets`);
    expect(ids(list)).toEqual(["B2C_1A_TokenSigningKeyContainer", "B2C_1A_FacebookSecret"]);
    expect(list.body.value[0]?.keys[0]).toMatchObject({ kty: "rsa", status: "enabled", nbf: 1772409600 });
  });

  it("keeps created, updated and deleted items until the server stops", async () => {
    const send = serverOf(model);
    const created = await send(`POST ${keySets}`, { id: "B2C_1A_New", keys: [] });
    expect(created).toMatchObject({ status: 201, body: { id: "B2C_1A_New", keys: [] } });
    expect(created.headers["location"]).toBe(`${origin}${keySets}/B2C_1A_New`);
    expect((await send(`PUT ${keySets}/B2C_1A_New`, { keys: [{ kty: "oct" }] })).body).toMatchObject({
      id: "B2C_1A_New",
      keys: [{ kty: "oct" }],
    });
    expect((await send(`GET ${keySets}/B2C_1A_New`)).body.keys).toEqual([{ kty: "oct" }]);
    expect(ids(await send(`GET ${keySets}`))).toContain("B2C_1A_New");
    expect((await send(`DELETE ${keySets}/B2C_1A_New`)).status).toBe(204);
    expect((await send(`GET ${keySets}/B2C_1A_New`)).body.error).toEqual({
      code: "notFound",
      message: '/trustFramework/keySets/{id}: no item has the key "B2C_1A_New". Use the key of a listed item.',
    });
    expect((await send(`DELETE ${keySets}/B2C_1A_New`)).status).toBe(404);
    expect((await send(`POST ${keySets}/B2C_1A_New/generateKey`, { use: "sig", kty: "rsa" })).status).toBe(404);
  });

  it("refuses a second item with the same key", async () => {
    const { status, body } = await serverOf(model)(`POST ${keySets}`, { id: "B2C_1A_FacebookSecret" });
    expect([status, body.error.code]).toEqual([409, "conflict"]);
  });

  it("returns pages, each with a link to the next one", async () => {
    const send = serverOf(model, { pageSize: 1 });
    const first = await send(`GET ${keySets}?$select=id&$count=true`);
    expect(first.body).toMatchObject({ "@odata.count": 2, value: [{ id: "B2C_1A_TokenSigningKeyContainer" }] });
    const link = new URL(first.body["@odata.nextLink"]);
    expect(link.href).toBe(`${origin}${keySets}?$select=id&$count=true&$skiptoken=1`);
    const second = await send(`GET ${link.pathname}${link.search}`);
    expect(second.body.value).toEqual([{ id: "B2C_1A_FacebookSecret" }]);
    expect(second.body).not.toHaveProperty("@odata.nextLink");
    expect((await send(`GET ${keySets}?$skiptoken=x`)).body.error.message).toMatch(/^\$skiptoken is "x"/);
    const preferred = await send(`GET ${keySets}`, undefined, { prefer: "odata.maxpagesize=5" });
    expect(preferred.body.value).toHaveLength(2);
  });

  it.each([
    ["$filter=startswith(id,'B2C_1A_F')", ["B2C_1A_FacebookSecret"]],
    ["$filter=id eq 'B2C_1A_FacebookSecret' or id eq 'x'", ["B2C_1A_FacebookSecret"]],
    ["$filter=not contains(id,'Secret')", ["B2C_1A_TokenSigningKeyContainer"]],
    ["$filter=keys/any(k:k/nbf gt 1700000000 and k/kty eq 'rsa')", ["B2C_1A_TokenSigningKeyContainer"]],
    ["$filter=keys/$count eq 0", []],
    ["$filter=id in ('a','B2C_1A_FacebookSecret')", ["B2C_1A_FacebookSecret"]],
    ["$orderby=id", ["B2C_1A_FacebookSecret", "B2C_1A_TokenSigningKeyContainer"]],
    ["$orderby=length(id) desc", ["B2C_1A_TokenSigningKeyContainer", "B2C_1A_FacebookSecret"]],
    ["$skip=1", ["B2C_1A_FacebookSecret"]],
    ["$top=1", ["B2C_1A_TokenSigningKeyContainer"]],
  ])("answers %s", async (query, expected) => {
    expect(ids(await serverOf(model)(`GET ${keySets}?${query}`))).toEqual(expected);
  });

  it.each([
    [
      "$filter=idd eq 'a'",
      "$filter: microsoft.graph.trustFrameworkKeySet does not have the property idd. Use a documented property.",
    ],
    [
      "$filter=keys/any(k:k/ktyy eq 'a')",
      "$filter: microsoft.graph.trustFrameworkKey does not have the property ktyy. Did you mean kty?",
    ],
    [
      "$orderby=name",
      "$orderby: microsoft.graph.trustFrameworkKeySet does not have the property name. Use a documented property.",
    ],
    ["$select=key", "$select: microsoft.graph.trustFrameworkKeySet does not have the property key. Did you mean keys?"],
    [
      "$filter=id eq",
      "$filter is not valid at character 6: the expression ends, but expected a property, a literal or a function. Correct the expression.",
    ],
    ["$top=-1", '$top is "-1", but must be a whole number of at most 9 digits.'],
    ["$filtr=id", "$filtr is not a query option. Did you mean $filter?"],
  ])("answers 400 and names the fault for %s", async (query, message) => {
    const { status, body } = await serverOf(model)(`GET ${keySets}?${query}`);
    expect([status, body]).toEqual([400, { error: { code: "badRequest", message } }]);
  });

  it.each([
    [
      "$filter=cast(id,Edm.Int32) eq 1",
      "$filter: docwright serve does not support the function `cast` (character 1). Use another expression.",
    ],
    [
      "$filter=isof(microsoft.graph.trustFrameworkKeySet)",
      "$filter: docwright serve does not support the function `isof` (character 1). Use another expression.",
    ],
    [
      "$filter=$root/users('1')/id eq id",
      "$filter: docwright serve does not support `$root` (character 1). Use another expression.",
    ],
    ["$search=key", "docwright serve does not support $search. Use other query options."],
    ["$apply=aggregate(id)", "docwright serve does not support $apply. Use other query options."],
    ["$compute=id as key", "docwright serve does not support $compute. Use other query options."],
    ["$expand=keys($levels=2)", "docwright serve does not support $levels. Use other query options."],
    ["$expand=keys(levels=max)", "docwright serve does not support $levels. Use other query options."],
    ["$expand=keys($search=a)", "docwright serve does not support $search. Use other query options."],
    ["$expand=*", "docwright serve does not support $expand=*. Name one navigation property."],
    ["$expand=keys/$ref", "docwright serve does not support $expand=keys/$ref. Name one navigation property."],
    [
      "$expand=keys/microsoft.graph.trustFrameworkKey",
      "docwright serve does not support $expand=keys/microsoft.graph.trustFrameworkKey. Name one navigation property.",
    ],
    ["$expand=keys/owner", "docwright serve does not support $expand=keys/owner. Name one navigation property."],
  ])("answers 501 to a part of OData that it does not have: %s", async (query, message) => {
    const { status, body } = await serverOf(model)(`GET ${keySets}?${query}`);
    expect([status, body]).toEqual([501, { error: { code: "notImplemented", message } }]);
  });

  it("counts items", async () => {
    expect(await serverOf(model)(`GET ${keySets}/$count`)).toMatchObject({ status: 200, body: "2" });
  });
});

describe("a served operation", () => {
  it("without data answers with the documented response", async () => {
    const { status, body } = await serverOf(model)(`GET ${keySets}/B2C_1A_TokenSigningKeyContainer/getActiveKey`);
    expect([status, body.x5t]).toEqual([200, "3vX0k2yTqJ7bWfLmN9cRsUeHdPg"]);
  });

  it("returns an uploaded file", async () => {
    const send = serverOf(model);
    const path = "/beta/trustFramework/policies/B2C_1A_Mine/$value";
    const put = await send(`PUT ${path}`, "<TrustFrameworkPolicy/>", { "content-type": "application/xml" });
    expect(put).toMatchObject({ status: 201, body: "<TrustFrameworkPolicy/>" });
    const got = await send(`GET ${path}`);
    expect(got).toMatchObject({ status: 200, body: "<TrustFrameworkPolicy/>" });
    expect(got.headers["content-type"]).toBe("application/xml");
  });

  it.each([
    [
      `GET /beta/trustFramework/keySet`,
      404,
      /^GET \/trustFramework\/keySet is not documented\. The nearest documented route is GET \/trustFramework\/keySets\.$/,
    ],
    [
      `PATCH ${keySets}`,
      405,
      /^PATCH is not documented for \/trustFramework\/keySets\. Documented methods: GET, POST\.$/,
    ],
    [`GET /v1.0/users`, 404, /^\/v1\.0\/users is not below the service root http:\/\/127\.0\.0\.1:4010\/beta\./],
  ])("%s gets %i with the nearest route", async (line, status, message) => {
    const answer = await serverOf(model)(line);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
  });

  it("answers with the documented error that a request asks for", async () => {
    const send = serverOf(model);
    const path = `${keySets}/B2C_1A_FacebookSecret`;
    const shown = await send(`PUT ${path}?docwright-status=400`, { keys: [] });
    expect(shown).toMatchObject({ status: 400, body: { error: { code: "AADB2C95059" } } });
    const throttled = await send(`GET ${path}`, undefined, { prefer: "respond-async, docwright-status=429" });
    expect(throttled).toMatchObject({
      status: 429,
      headers: { "retry-after": "1" },
      body: { error: { code: "tooManyRequests" } },
    });
    const wrong = await send(`GET ${path}?docwright-status=200`);
    expect(wrong.body.error.message).toBe('docwright-status is "200", but must be the status of an error: 400 to 599.');
  });

  it("answers every third request with 429", async () => {
    const send = serverOf(model, { throttleEvery: 3 });
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await send(`GET ${keySets}`)).status);
    expect(statuses).toEqual([200, 200, 429, 200, 200, 429]);
  });

  it("waits before each response", async () => {
    const started = performance.now();
    expect((await serverOf(model, { latency: 30 })(`GET ${keySets}`)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(25);
  });

  it("refuses a body that contradicts the docs", async () => {
    const send = serverOf(model);
    const wrong = await send(`POST ${keySets}`, { id: "a", keys: "none" });
    expect([wrong.status, wrong.body.error.message]).toEqual([
      400,
      "`keys` is a string; the docs say Collection(microsoft.graph.trustFrameworkKey).",
    ]);
    const missing = await send(`POST ${keySets}/B2C_1A_FacebookSecret/uploadSecret`, { use: "sig" });
    expect([missing.status, missing.body.error.message]).toEqual([
      400,
      "The body omits the required property k. Add this property.",
    ]);
    const broken = await send(`POST ${keySets}`, '{"id":');
    expect([broken.status, broken.body.error.message]).toEqual([
      400,
      expect.stringMatching(/^The body is not valid JSON: /),
    ]);
    const list = await send(`POST ${keySets}`, []);
    expect([list.status, list.body.error.message]).toEqual([400, "The body is not a JSON object. Send an object."]);
  });
});

describe("a server with hostile requests", () => {
  it.each(["__proto__", "constructor", "a/b", "..", "../../etc/passwd", "%", "'", "a(b)", "#", "é"])(
    "stores an item with the key %j like any other",
    async (id) => {
      const send = serverOf(model);
      const item = `${keySets}('${encodeURIComponent(id.replaceAll("'", "''"))}')`;
      expect((await send(`GET ${item}`)).status).toBe(404);
      expect((await send(`POST ${keySets}`, { id, keys: [] })).status).toBe(201);
      expect((await send(`GET ${item}`)).body).toMatchObject({ id, keys: [] });
      expect((await send(`DELETE ${item}`)).status).toBe(204);
      expect((await send(`GET ${keySets}/$count`)).body).toBe("2");
      expect({}).not.toHaveProperty("keys");
    },
  );

  it("does not change prototypes", async () => {
    const send = serverOf(model);
    const body = '{"id":"a","keys":[],"__proto__":{"polluted":true}}';
    const { status, body: error } = await send(`POST ${keySets}`, body);
    expect([status, error.error.message]).toEqual([
      400,
      "microsoft.graph.trustFrameworkKeySet does not have the property `__proto__`.",
    ]);
    expect({}).not.toHaveProperty("polluted");
  });

  it("never fails with an internal error", async () => {
    const send = serverOf(model);
    const words = [
      "keySets",
      "id",
      "keys",
      "$filter=",
      "$expand=",
      "$orderby=",
      "eq",
      "'a'",
      "(",
      ")",
      "/",
      "any(k:k/kty",
      "%",
      "&",
      "?",
      "1e400",
      "2026-02-30",
      "__proto__",
      "{",
      "[",
      ",",
      "-",
      "@p",
      "\u0000",
      "é",
      "null",
    ];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join(" ")),
    );
    const method = fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    await fc.assert(
      fc.asyncProperty(method, text, text, fc.json(), async (verb, path, filter, body) => {
        const query = `$filter=${encodeURIComponent(filter)}&$orderby=${encodeURIComponent(path)}`;
        const sent = verb === "GET" || verb === "HEAD" ? undefined : body;
        const answers = await Promise.all([
          send(`${verb} ${keySets}/${encodeURIComponent(path)}?${encodeURI(filter)}`, sent),
          send(`${verb} ${keySets}?${query}`, sent),
          send(`POST /beta/$batch`, {
            requests: [{ id: "1", method: verb, url: `/trustFramework/keySets/${path}?${filter}`, body }],
          }),
        ]);
        expect(answers.filter(({ status }) => status === 500)).toEqual([]);
        expect((answers[2].body.responses ?? []).filter(({ status }) => status === 500)).toEqual([]);
      }),
    );
  });

  it("refuses a large body, a deep body and a deep filter", async () => {
    const send = serverOf(model);
    expect((await send(`POST ${keySets}`, JSON.stringify({ id: "a".repeat(5_000_000) }))).status).toBe(413);
    const deep = await send(`POST ${keySets}`, `{"keys":${"[".repeat(50_000)}${"]".repeat(50_000)}}`);
    expect([deep.status, deep.body.error.message]).toEqual([
      400,
      "The body has more than 100 levels of objects and lists. Send a flatter body.",
    ]);
    const filter = await send(`GET ${keySets}?$filter=${"(".repeat(4000)}`);
    expect([filter.status, filter.body.error.message]).toEqual([
      400,
      "$filter has more than 100 levels. Simplify the expression.",
    ]);
    const expand = await send(`GET ${keySets}?$expand=${"keys($expand=".repeat(30)}keys${")".repeat(30)}`);
    expect([expand.status, expand.body.error.message]).toEqual([
      400,
      "$expand has more than 20 levels. Remove the deeper levels.",
    ]);
  });
});

describe("a served batch", () => {
  const get = (id: string, url: string, more: Readonly<Record<string, JsonValue>> = {}) => ({
    id,
    method: "GET",
    url,
    ...more,
  });

  it("answers each request, and 424 after a failed dependency", async () => {
    const { status, body } = await serverOf(model)("POST /beta/$batch", {
      requests: [
        get("4", "/trustFramework/keySets/B2C_1A_FacebookSecret", { dependsOn: ["1"] }),
        { id: "1", method: "DELETE", url: "/trustFramework/keySets/B2C_1A_FacebookSecret" },
        get("2", "trustFramework/keySets?$select=id"),
        get("3", "/trustFramework/keySets/x", { dependsOn: ["4"] }),
        get("5", "/trustFramework/policies/B2C_1A_SignUpOrSignIn/$value"),
      ],
    });
    expect(status).toBe(200);
    const { responses = [] } = body;
    expect(responses.map((one) => [one.id, one.status])).toEqual([
      ["1", 204],
      ["4", 404],
      ["2", 200],
      ["3", 424],
      ["5", 200],
    ]);
    expect(responses[2]?.body).toMatchObject({ value: [{ id: "B2C_1A_TokenSigningKeyContainer" }] });
    expect(Buffer.from(String(responses[4]?.body), "base64").toString()).toMatch(/^<TrustFrameworkPolicy /);
  });

  it("answers 400 for a request that is not valid, and the other requests as usual", async () => {
    const { body } = await serverOf(model)("POST /beta/$batch", {
      requests: [
        get("1", "/trustFramework/keySets", { headers: { "a b": "x" } }),
        { id: "2", method: "TRACE", url: "/trustFramework/keySets" },
        { id: "3", method: "POST", url: "/$batch", body: { requests: [] } },
        get("4", "/trustFramework/keySets/$count"),
      ],
    });
    expect(body.responses).toMatchObject([
      { status: 400, body: { error: { message: expect.stringMatching(/^The header "a b" of GET/) as string } } },
      {
        status: 400,
        body: { error: { message: expect.stringMatching(/^TRACE .* is not a valid request/) as string } },
      },
      {
        status: 400,
        body: {
          error: { message: "A batch cannot contain another batch. Send the inner batch as a separate request." },
        },
      },
      { status: 200, body: "2" },
    ]);
  });

  it.each([
    [{}, "The batch does not have the list `requests`. Add this list."],
    [
      { requests: [get("1", "/a"), get("1", "/b")] },
      "Two requests of the batch have the same id. Give each request its own id.",
    ],
    [
      { requests: [get("1", "/a", { dependsOn: ["2"] })] },
      "dependsOn names 2, but the batch does not have a request with this id. Correct dependsOn.",
    ],
    [
      { requests: [get("1", "/a", { dependsOn: ["1"] })] },
      "The requests of the batch depend on each other in a cycle. Remove an id from dependsOn.",
    ],
    [
      { requests: [get("1", `/${"a".repeat(20_000)}`)] },
      "Request 1 of the batch has a URL of more than 16384 characters. Shorten the URL.",
    ],
    [
      { requests: Array.from({ length: 21 }, (_, id) => get(String(id), "/a")) },
      "The batch has 21 requests; send at most 20.",
    ],
  ])("is refused if it is not valid: %j", async (body, message) => {
    const answer = await serverOf(model)("POST /beta/$batch", body);
    expect([answer.status, answer.body.error.message]).toEqual([400, message]);
  });
});

describe("the generated SDK", () => {
  it("creates, lists, reads, replaces and deletes on the server, also in a batch", async () => {
    const handler = createHandler(model, { pageSize: 1 });
    const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
      handler(new Request(input, init));
    const graph = new GraphClient({ credential: () => "token", baseUrl: "http://127.0.0.1/beta", fetch });
    const { keySets: sets } = graph.trustFramework;

    const created = await sets.create({ id: "B2C_1A_Sdk", keys: [] });
    expect(created.id).toBe("B2C_1A_Sdk");
    const listed: (string | undefined)[] = [];
    for await (const { id } of sets.list({ select: ["id"] })) listed.push(id);
    expect(listed).toEqual(["B2C_1A_TokenSigningKeyContainer", "B2C_1A_FacebookSecret", "B2C_1A_Sdk"]);
    const replaced = await sets.byId("B2C_1A_Sdk").replace({ keys: [{ kty: "oct", use: "sig" }] });
    expect(replaced.keys).toEqual([{ kty: "oct", use: "sig" }]);
    expect((await sets.byId("B2C_1A_Sdk").get()).keys?.[0]?.kty).toBe("oct");
    const parts = await batch(graph.context, {
      own: (context) => new GraphClient(context).trustFramework.keySets.byId("B2C_1A_Sdk").get(),
      count: (context) => new GraphClient(context).trustFramework.keySets.count(),
      missing: (context) => new GraphClient(context).trustFramework.keySets.byId("none").get(),
    });
    expect(parts).toMatchObject({ own: { id: "B2C_1A_Sdk" }, count: 3, missing: { status: 404 } });
    await sets.byId("B2C_1A_Sdk").delete();
    await expect(sets.byId("B2C_1A_Sdk").get()).rejects.toMatchObject({ status: 404, code: "notFound" });
  });
});
