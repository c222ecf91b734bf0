import { describe, expect, test } from "vitest";
import { batch } from "../../templates/runtime/batch.js";
import type { GraphContext } from "../../templates/runtime/context.js";
import { dateConversion, revive } from "../../templates/runtime/conversions.js";
import { delta } from "../../templates/runtime/delta.js";
import { jsonBody } from "../../templates/runtime/json.js";
import { resumeOperation, startOperation } from "../../templates/runtime/operation-poll.js";
import { paged } from "../../templates/runtime/paging.js";
import { requestJson, requestNothing, requestText } from "../../templates/runtime/request.js";
import { request } from "../../templates/runtime/raw-request.js";
import { requestStream, type ByteRange } from "../../templates/runtime/stream.js";
import { uploadLarge } from "../../templates/runtime/upload.js";
import {
  contextOf,
  ending,
  isGraphError,
  json,
  keyed,
  leaksOf,
  root,
  sas,
  secrets,
  shownText,
  stub,
  type Reply,
} from "./hostile-server.js";

const deepList = `${"[".repeat(50_000)}1${"]".repeat(50_000)}`;
const deepObject = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
const raw = (body: string, status = 200, headers: Record<string, string> = {}): Reply =>
  new Response(body, { status, headers: { "content-type": "application/json", ...headers } });
const get = { method: "GET", path: "/a" };
const conversions = { a: () => conversions, when: dateConversion };

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Calls a function and returns its value or its error. An error must be a GraphError without secrets. */
async function expectSafe(call: () => Promise<unknown>): Promise<unknown> {
  const { value, error } = await ending(call);
  if (error === undefined) return value;
  expect(isGraphError(error), shownText(error).slice(0, 400)).toBe(true);
  expect(leaksOf(error)).toEqual([]);
  return error;
}

describe.each([
  ["a list", deepList],
  ["an object", deepObject],
])("%s nested 50,000 levels deep", (_, deep) => {
  const context = (...replies: Reply[]): GraphContext => contextOf(stub(...replies), { retry: 0 });
  const one = (part: GraphContext): Promise<unknown> => requestJson(part, get);
  const part = (facts: string): Reply => raw(`{"responses":[{"id":"0","status":200,${facts}}]}`);

  test.each<[string, () => Promise<unknown>]>([
    ["as a body", () => requestJson(context(raw(deep)), get)],
    [
      "as a body with conversions",
      () => requestJson(context(raw(deep)), { ...get, revive: (it) => revive(it, conversions) }),
    ],
    ["as the body of any request", () => request(context(raw(deep)), get)],
    ["as a page", () => all(paged(context(raw(deep)), get))],
    [
      "as the value of a page",
      () => all(paged(context(raw(`{"value":${deep}}`)), { ...get, revive: (it) => revive(it, conversions) })),
    ],
    ["as a count", () => all(paged(context(raw(`{"value":[],"@odata.count":${deep}}`)), get))],
    ["as a next link", () => all(paged(context(raw(`{"value":[],"@odata.nextLink":${deep}}`)), get))],
    ["as a delta link", () => all(delta(paged(context(raw(`{"value":[],"@odata.deltaLink":${deep}}`)), get)))],
    ["as a batch", () => batch(context(raw(deep)), { one })],
    ["as the responses of a batch", () => batch(context(raw(`{"responses":${deep}}`)), { one })],
    ["as an id in a batch", () => batch(context(raw(`{"responses":[{"id":${deep}}]}`)), { one })],
    ["as a status in a batch", () => batch(context(part(`"status":${deep}`)), { one })],
    ["as headers in a batch", () => batch(context(part(`"headers":${deep}`)), { one })],
    ["as a header in a batch", () => batch(context(part(`"headers":{"a":${deep}}`)), { one })],
    ["as a body in a batch", () => batch(context(part(`"body":${deep}`)), { one })],
    ["as a status", () => resumeOperation(context(raw(`{"status":${deep}}`)), `${root}/m`).result()],
    ["as a state", () => resumeOperation(context(raw(`{"status":{"state":${deep}}}`)), `${root}/m`).result()],
    [
      "as a percentage",
      () => resumeOperation(context(raw(`{"status":"completed","percentageComplete":${deep}}`)), `${root}/m`).done(),
    ],
    [
      "as a result",
      () => resumeOperation(context(raw(`{"status":"completed","resourceLocation":${deep}}`)), `${root}/m`).result(),
    ],
    ["as a failure", () => resumeOperation(context(raw(`{"status":"failed","error":${deep}}`)), `${root}/m`).result()],
    [
      "as a range",
      () => uploadLarge(context(raw(`{"nextExpectedRanges":[${deep}]}`, 202)), { uploadUrl: keyed }, new Uint8Array(9)),
    ],
    ["as an uploaded item", () => uploadLarge(context(raw(deep)), { uploadUrl: keyed }, new Uint8Array(9))],
    ["as an error", () => requestJson(context(raw(`{"error":${deep}}`, 400)), get)],
    ["as a message", () => requestJson(context(raw(`{"error":{"message":${deep}}}`, 400)), get)],
    [
      "as an inner error",
      () => requestJson(context(raw(`{"error":{"innerError":${deep.slice(0, 20_000)}}}`, 400)), get),
    ],
  ])("%s produces a GraphError or a value", async (_name, call) => {
    const result = await expectSafe(call);
    if (typeof result === "object" && result !== null && "one" in result) {
      const { one: error } = result;
      if (error instanceof Error) expect(error).toMatchObject({ name: "GraphError", code: "invalidResponse" });
    }
  });
});

describe("a part of a batch", () => {
  const run = (facts: object, call = (part: GraphContext): Promise<unknown> => requestText(part, get)) => {
    const server = stub(json({ responses: [{ id: "0", status: 200, body: { a: 1 }, ...facts }] }));
    return ending(() => batch(contextOf(server, { retry: 0 }), { one: call }));
  };

  test.each([
    65_736,
    -65_336,
    200.5,
    "0xc8",
    " 200 ",
    [200],
    true,
    { valueOf: 200 },
    null,
    "",
    100,
    199,
    600,
    1e300,
    -200,
  ])("has a GraphError as its result if its status is %j", async (status) => {
    expect(await run({ status })).toMatchObject({ value: { one: { name: "GraphError", code: "invalidResponse" } } });
  });

  test("can have a status that is a string", async () => {
    expect(await run({ status: "200" })).toEqual({ value: { one: '{"a":1}' } });
  });

  test.each<[unknown]>([
    ["text"],
    [7],
    [true],
    [[]],
    [[["a", "b"], ["c"]]],
    [[1]],
    [{ a: {} }],
    [{ a: [] }],
    [{ a: null }],
    [{ "": "x" }],
    [{ "content-type": null }],
    [{ "content-type": 7 }],
    [{ __proto__: { a: 1 } }],
  ])("has a GraphError or its body as its result if its headers are %j", async (headers) => {
    const { value } = await run({ headers });
    const { one } = value as { one: unknown };
    expect(one === '{"a":1}' || isGraphError(one), shownText(one)).toBe(true);
    expect(leaksOf(one)).toEqual([]);
  });

  test("has the error of the service as its result if the part is a nested batch", async () => {
    const server = stub(
      json({ responses: [{ id: "0", status: 400, body: { error: { code: "nested", message: sas } } }] }),
    );
    const { value } = await ending(() =>
      batch(contextOf(server, { retry: 0 }), { outer: (part) => batch(part, { inner: (it) => requestJson(it, get) }) }),
    );
    expect(value).toMatchObject({ outer: { inner: { name: "GraphError", code: "nested" } } });
    expect(server.requests).toHaveLength(1);
  });

  test("has a GraphError as its result if a thousand responses have the same id", async () => {
    const responses = Array.from({ length: 1000 }, () => ({ id: "7", status: 200, body: {} }));
    const server = stub(json({ responses }));
    const parts = Object.fromEntries(
      Array.from({ length: 45 }, (_, index) => [`p${index}`, (part: GraphContext) => requestJson(part, get)]),
    );
    const { value } = await ending(() => batch(contextOf(server, { retry: 0 }), parts));
    const results = Object.values(value as object) as unknown[];
    expect(results).toHaveLength(45);
    expect(results.filter((one) => isGraphError(one))).toHaveLength(43);
    expect(server.requests).toHaveLength(3);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "0", ""])(
    "can have the name %j",
    async (name) => {
      const parts = Object.fromEntries([[name, (part: GraphContext) => requestJson(part, get)]]);
      const server = stub(json({ responses: [{ id: "0", status: 200, body: 1 }] }));
      const { value } = await ending(() => batch(contextOf(server), parts));
      expect(Object.entries(value as object)).toEqual([[name, 1]]);
    },
  );

  test("does not send the token after a redirect to another origin and back", async () => {
    const server = stub(
      json({ responses: [{ id: "0", status: 302, headers: { location: keyed } }] }),
      new Response(null, { status: 302, headers: { location: `${root}/me` } }),
      json({ responses: [{ id: "0", status: 200, body: 1 }] }),
      new Response("x"),
    );
    await expectSafe(() => batch(contextOf(server, { retry: 0 }), { one: (part) => requestText(part, get) }));
    for (const { url, headers } of server.requests)
      if (!url.startsWith(root)) expect(headers.has("authorization")).toBe(false);
  });

  test("may have a response without a body only if the call does not return a value", async () => {
    expect(await run({ status: 204 }, (part) => requestNothing(part, { ...get, method: "DELETE" }))).toEqual({
      value: { one: undefined },
    });
  });
});

describe("a status of an operation", () => {
  const run = (...replies: Reply[]) => {
    const server = stub(...replies);
    return {
      server,
      result: ending(async () =>
        (
          await startOperation(contextOf(server, { retry: 0 }), { method: "POST", path: "/copy", ...jsonBody({}) })
        ).result({ totalTimeout: 600_000 }),
      ),
    };
  };
  const accepted = json({}, 202, { location: "/m" });

  test.each<[unknown]>([
    [-5],
    [101],
    [Infinity],
    ["1e999"],
    ["-1"],
    ["NaN"],
    ["abc"],
    [[]],
    [{}],
    [true],
    [[50]],
    [{ valueOf: 50 }],
  ])("is read without a percentage if the percentage is %j", async (percentageComplete) => {
    const server = stub(raw(JSON.stringify({ status: "completed", percentageComplete }).replace(":null", ":1e999")));
    const { value } = await ending(() => resumeOperation(contextOf(server), `${root}/m`).poll());
    expect(value).toMatchObject({ percent: undefined });
  });

  test.each([0, 50, 100, 12.5, "50", "50%"])(
    "has a number as its percentage if `percentageComplete` is %j",
    async (percentageComplete) => {
      const server = stub(json({ status: "running", percentageComplete }));
      const { value } = await ending(() => resumeOperation(contextOf(server), `${root}/m`).poll());
      expect(value).toMatchObject({ percent: Number.parseFloat(String(percentageComplete)) });
    },
  );

  test.each<[string, Reply[]]>([
    [
      "has a location that is itself",
      [json({ status: "completed", resourceLocation: "/m" }), json({ status: "completed", resourceLocation: "/m" })],
    ],
    ["redirects to itself", [new Response(null, { status: 302, headers: { location: "/m" } })]],
    [
      "redirects to a page that redirects to itself",
      [
        new Response(null, { status: 302, headers: { location: "/m" } }),
        new Response(null, { status: 302, headers: { location: "/m" } }),
      ],
    ],
    ["redirects with status 300", [new Response(null, { status: 300, headers: { location: sas } })]],
    ["has status 304", [new Response(null, { status: 304, headers: { location: sas } })]],
    [
      "has backslashes in its location",
      [json({ status: "completed", resourceLocation: `\\\\storage.example\\x?sig=${secrets.signature}` })],
    ],
    [
      "has tabs in its location",
      [json({ status: "completed", resourceLocation: `ht\ntps:/\t/storage.example/${secrets.key}` })],
    ],
    [
      "has a location of another port",
      [json({ status: "completed", resourceLocation: `https://graph.example:8443/${secrets.key}` })],
    ],
    [
      "has a location with a dot after the host",
      [json({ status: "completed", resourceLocation: "https://graph.example./x" })],
    ],
    ["has a status that is a list", [json({ status: ["completed"] })]],
    ["has a status that is a number", [json({ status: 3 })]],
    ["has a status that is true", [json({ status: true })]],
    ["has an empty status", [json({ status: "" })]],
  ])("that %s does not start a loop or make the SDK send the token to another host", async (_, replies) => {
    const { server, result } = run(accepted, ...replies);
    const { error } = await result;
    expect(error === undefined || isGraphError(error), shownText(error)).toBe(true);
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests.length).toBeLessThan(700);
    for (const { url, headers } of server.requests)
      if (new URL(url).origin !== new URL(root).origin) expect(headers.has("authorization"), url).toBe(false);
  });
});

describe("a download", () => {
  const bytes =
    (range: string | undefined, length: number, status = 206): Reply =>
    () =>
      new Response(new Uint8Array(length), { status, headers: range === undefined ? {} : { "content-range": range } });

  test.each<[ByteRange, string | undefined, number]>([
    [{ last: 10 }, "bytes 0-9/100", 10],
    [{ last: 10 }, "bytes 95-99/100", 5],
    [{ last: 10 }, "bytes 0-4/5", 4],
    [{ start: 0, end: 10 }, "bytes 0-99/100", 100],
    [{ start: 0, end: 10 }, "bytes 0-4/100", 5],
    [{ start: 0, end: 10 }, "bytes 0-9/100", 5],
    [{ start: 0, end: 10 }, "bytes 0-9/100", 20],
    [{ start: 0, end: 10 }, "bytes 0-9/5", 10],
    [{ start: 5 }, "bytes 5-9/100", 5],
    [{ start: 5 }, "bytes 5-4/100", 0],
    [{ start: 5 }, "bytes 5-99999999999999999999/*", 5],
    [{ start: 5 }, "bytes 6-9/10", 4],
    [{ start: 5 }, "bytes */10", 0],
    [{ start: 5 }, "items 5-9/10", 5],
  ])("of the range %j fails if the response has the range %s and %i bytes", async (range, stated, length) => {
    const server = stub(bytes(stated, length));
    const { error } = await ending(async () => {
      const { stream } = await requestStream(contextOf(server, { retry: 0 }), get, { range });
      return new Response(stream).arrayBuffer();
    });
    expect(error).toMatchObject({ name: "GraphError", code: "invalidResponse" });
  });

  test.each<[ByteRange, string, number]>([
    [{ last: 10 }, "bytes 90-99/100", 10],
    [{ last: 10 }, "bytes 0-4/5", 5],
    [{ last: 10 }, "bytes 90-99/*", 10],
    [{ start: 0, end: 10 }, "bytes 0-9/100", 10],
    [{ start: 0, end: 10 }, "bytes 0-4/5", 5],
    [{ start: 0, end: 10 }, "bytes 0-4/*", 5],
    [{ start: 5 }, "bytes 5-99/100", 95],
    [{ start: 5 }, "bytes 5-9/*", 5],
  ])("of the range %j is complete if the response has the range %s and %i bytes", async (range, stated, length) => {
    const { value } = await ending(async () => {
      const { stream } = await requestStream(contextOf(stub(bytes(stated, length))), get, { range });
      return (await new Response(stream).arrayBuffer()).byteLength;
    });
    expect(value).toBe(length);
  });
});

describe("a page", () => {
  test("ends the iteration with an error if the next link is an earlier link with another fragment", async () => {
    const links = [`${root}/b#1`, `${root}/b#2`, `${root}/b#3`];
    let count = 0;
    const server = stub(() => json({ value: [1], "@odata.nextLink": links[count++ % 3] ?? "" }));
    const { error } = await ending(() => all(paged(contextOf(server), get)));
    expect(error).toMatchObject({ code: "repeatedPage" });
    expect(server.requests.length).toBeLessThan(5);
  });

  test.each([
    `\\\\evil.example\\x`,
    `/\\evil.example/x`,
    `//evil.example/x`,
    `https:evil.example`,
    `https:/\\/evil.example`,
    ` https://evil.example`,
    "https://graph.example@evil.example/",
    "https://graph.example.evil.example/v1.0/a",
    "blob:https://graph.example/1",
    "data:application/json,{}",
    "file:///etc/passwd",
  ])("with the next link %j does not make the SDK send the token to another host", async (link) => {
    const server = stub(json({ value: [1], "@odata.nextLink": link }), json({ value: [] }));
    await expectSafe(() => all(paged(contextOf(server), get)));
    for (const { url } of server.requests) expect(new URL(url).origin).toBe(new URL(root).origin);
  });
});
