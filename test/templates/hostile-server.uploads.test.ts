import { describe, expect, test } from "vitest";
import { cancelUpload, uploadLarge, type UploadOptions, type UploadTarget } from "../../templates/runtime/upload.js";
import type { UploadContent } from "../../templates/runtime/upload-content.js";
import {
  broken,
  contextOf,
  ending,
  isGraphError,
  json,
  keyed,
  leaksOf,
  sas,
  secrets,
  stub,
  text,
  userinfo,
  type Reply,
} from "./hostile-server.js";

const unit = 327_680;
const size = 3 * unit;
const content = new Uint8Array(size);
const session = { uploadUrl: keyed };
const expected = (...nextExpectedRanges: unknown[]): Reply => json({ nextExpectedRanges }, 202);
const stored = json({ id: "1" }, 201);

function upload(
  replies: Reply[],
  options: UploadOptions = {},
  body: UploadContent = content,
  target: unknown = session,
) {
  const server = stub(...replies);
  const result = ending(() =>
    uploadLarge(contextOf(server, { retry: 1 }), target as UploadTarget, body, { chunkSize: unit, ...options }),
  );
  return { server, result };
}

const rangesOf = (requests: readonly Request[]): (string | null)[] =>
  requests.filter(({ method }) => method === "PUT").map(({ headers }) => headers.get("content-range"));

/** Creates the replies of an upload session that stores bytes. `lie` can return another reply than the correct one. */
function drive(lie: (position: number, put: number) => Reply | undefined) {
  let at = 0;
  let puts = 0;
  return ({ method, headers }: Request): Response => {
    const truth = (): Response => (at >= size ? stored.clone() : json({ nextExpectedRanges: [`${at}-`] }, 202));
    if (method === "GET") return json({ nextExpectedRanges: at < size ? [`${at}-`] : [] });
    const [, start, end] = /(\d+)-(\d+)/.exec(headers.get("content-range") ?? "") ?? [];
    if (Number(start) === at) at = Number(end) + 1;
    const reply = lie(at, puts++);
    if (reply instanceof Error) throw reply;
    return (reply as Response | undefined) ?? truth();
  };
}

describe("a session with correct responses", () => {
  test.each<[string, (position: number) => Reply | undefined]>([
    ["nextExpectedRanges", () => undefined],
    ["NextExpectedRanges", (at) => (at < size ? json({ NextExpectedRanges: [`${at}-`] }, 202) : undefined)],
    ["NEXTEXPECTEDRANGES", (at) => (at < size ? json({ NEXTEXPECTEDRANGES: [`${at}-${size - 1}`] }, 200) : undefined)],
    ["no ranges between chunks", (at) => (at < size ? json({}, 202) : undefined)],
    ["no body between chunks", (at) => (at < size ? new Response("", { status: 202 }) : undefined)],
    ["an empty list between chunks", (at) => (at < size ? json({ nextExpectedRanges: [] }, 202) : undefined)],
  ])("receives all bytes with %s", async (_, lie) => {
    const server = stub(drive(lie));
    const result = await ending(() => uploadLarge(contextOf(server), session, content, { chunkSize: unit }));
    expect(result).toMatchObject({ value: { item: { id: "1" } } });
    expect(rangesOf(server.requests)).toEqual([
      `bytes 0-${unit - 1}/${size}`,
      `bytes ${unit}-${2 * unit - 1}/${size}`,
      `bytes ${2 * unit}-${size - 1}/${size}`,
    ]);
  });

  test("can have property names in another case, such as UploadUrl", async () => {
    const { result } = upload([stored], { chunkSize: 16 * unit }, content, { UploadUrl: keyed });
    expect(await result).toMatchObject({ value: { item: { id: "1" } } });
  });

  test.each<[string, Reply]>([
    ["201 without a body", new Response("", { status: 201, headers: { location: "https://x.example/1" } })],
    ["202 with no missing ranges", expected()],
    ["204", json(undefined, 204)],
  ])("can end with %s", async (_, reply) => {
    expect(await upload([reply], { chunkSize: 16 * unit }).result).toMatchObject({ value: { item: undefined } });
  });

  test("receives the missing bytes after a lost connection", async () => {
    const server = stub(drive((_, put) => (put === 1 ? new TypeError("reset") : undefined)));
    const result = await ending(() =>
      uploadLarge(contextOf(server, { retry: 0 }), session, content, { chunkSize: unit }),
    );
    expect(result).toMatchObject({ value: { item: { id: "1" } } });
  });

  test("receives only the missing bytes if several ranges are missing", async () => {
    const gaps = json({ nextExpectedRanges: [`${unit}-${2 * unit - 1}`, `${size - 10}-`] });
    const { server, result } = upload([gaps, expected(`${size - 10}-`), stored], { resume: true });
    expect(await result).toMatchObject({ value: { item: { id: "1" } } });
    expect(rangesOf(server.requests)).toEqual([
      `bytes ${unit}-${2 * unit - 1}/${size}`,
      `bytes ${size - 10}-${size - 1}/${size}`,
    ]);
  });
});

describe("a session with wrong responses", () => {
  test.each<[string, Reply[]]>([
    ["always asks for the first byte", [expected("0-")]],
    ["always asks for the same byte", [expected(`${unit}-`)]],
    [
      "asks for earlier and later bytes in turn",
      [expected(`${unit}-`), expected("0-"), expected(`${unit}-`), expected("0-"), expected("0-")],
    ],
    [
      "asks for one more byte each time",
      [({ headers }) => expected(`${Number(/\d+/.exec(headers.get("content-range") ?? "")?.[0]) + 1}-`) as Response],
    ],
    ["asks for a later byte than the next one", [expected(`${2 * unit}-`)]],
    ["asks only for the last byte", [expected(`${size - 1}-`)]],
    ["asks for bytes inside a chunk that was not sent", [expected(`${unit + 5}-${unit + 9}`, `${size - 1}-`)]],
    ["asks for bytes after the end", [expected(`${size}-`)]],
    ["asks for bytes far after the end", [expected("99999999999999999999-")]],
    ["asks for negative bytes", [expected("-5")]],
    ["asks for a range that ends before its start", [expected("900-100")]],
    ["asks for a range without numbers", [expected("all")]],
    ["asks for hexadecimal bytes", [expected("0x10-")]],
    ["asks for a range that starts at 1e5", [expected("1e5-")]],
    ["asks for null", [expected(null)]],
    ["asks for a number", [expected(0)]],
    ["asks for an object", [expected({ start: 0 })]],
    ["has a text as ranges", [json({ nextExpectedRanges: "0-" }, 202)]],
    ["has a number as ranges", [json({ nextExpectedRanges: 5 }, 202)]],
    ["has true as ranges", [json({ nextExpectedRanges: true }, 202)]],
    [
      "never confirms the last chunk",
      [expected(`${unit}-`), expected(`${2 * unit}-`), new Response("", { status: 202 })],
    ],
    ["never returns an item", [expected(`${unit}-`), expected(`${2 * unit}-`), json({ status: "ok" }, 202)]],
    ["returns an error with status 200", [json({ error: { code: "quota", message: `Full: ${sas}` } })]],
    ["returns a list", [json([])]],
    ["returns a text", [json("ok")]],
    ["returns null", [json(null)]],
    ["returns HTML", [text("<html>")]],
    ["returns truncated JSON", [text('{"id":')]],
    ["breaks the connection in each response", [broken("{", new TypeError(`fetch of ${sas} failed`))]],
    ["breaks each connection", [new TypeError(`fetch of ${keyed.slice(0, 30)} failed`)]],
    ["always fails", [json({}, 503)]],
    ["throttles for a year", [json({}, 429, { "retry-after": "31536000" })]],
    ["has the status 404", [json({ error: { code: "itemNotFound", message: "Gone" } }, 404)]],
    ["has the status 409", [json({ error: { code: "nameAlreadyExists", message: sas } }, 409)]],
    ["redirects", [new Response(null, { status: 307, headers: { location: sas } })]],
    ["refuses each range", [json({ error: { code: "invalidRange", message: "No" } }, 416)]],
    [
      "refuses each range and asks for this range again",
      [json({}, 416), expected("0-"), json({}, 416), expected("0-")],
    ],
    ["refuses each range and has no status", [json({}, 416), json({})]],
    ["refuses each range and has HTML as status", [json({}, 416), text("<html>")]],
    ["refuses each range and asks for a later byte", [json({}, 416), expected(`${2 * unit}-`)]],
    [
      "refuses each range and asks for the next byte",
      [
        ({ method, headers }) =>
          method === "GET" ? (expected("1-") as Response) : json({}, headers.has("content-range") ? 416 : 200),
      ],
    ],
  ])("that %s makes the upload fail with a GraphError", async (_, replies) => {
    const { server, result } = upload(replies);
    const { value, error } = await result;
    expect(value).toBeUndefined();
    expect(isGraphError(error), String(error)).toBe(true);
    expect(leaksOf(error)).toEqual([]);
    expect(server.requests.length).toBeLessThanOrEqual(20);
    expect(server.requests.some(({ headers }) => headers.has("authorization"))).toBe(false);
  });

  test("receives all bytes, even if the service reports after the first chunk that the upload is complete", async () => {
    const { server, result } = upload([stored, stored, stored]);
    expect(await result).toMatchObject({ value: { item: { id: "1" } } });
    expect(rangesOf(server.requests)).toHaveLength(3);
  });

  test.each<[string, Reply]>([
    ["no ranges", json({})],
    ["an item", json({ id: "1" })],
    ["nothing", json(undefined, 204)],
    ["HTML", text("<html>")],
    ["null", json({ nextExpectedRanges: null })],
    ["an invalid range", json({ nextExpectedRanges: ["x"] })],
  ])("whose status is %s cannot be resumed", async (_, reply) => {
    const { server, result } = upload([reply, stored], { resume: true });
    expect(await result).toMatchObject({ error: { name: "GraphError", code: "invalidResponse" } });
    expect(rangesOf(server.requests)).toEqual([]);
  });

  test("receives all bytes, even if the service reports before the first chunk that bytes were received", async () => {
    const target = { uploadUrl: keyed, nextExpectedRanges: [`${2 * unit}-`] };
    const { server, result } = upload([expected(`${unit}-`), expected(`${2 * unit}-`), stored], {}, content, target);
    expect(await result).toMatchObject({ value: { item: { id: "1" } } });
    expect(rangesOf(server.requests)[0]).toBe(`bytes 0-${unit - 1}/${size}`);
  });
});

describe("content of an upload", () => {
  const streamOf = (...parts: number[]): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        for (const length of parts) controller.enqueue(new Uint8Array(length));
        controller.close();
      },
    });

  test.each<[string, UploadContent]>([
    ["an empty Blob", new Blob([])],
    ["an empty array", new Uint8Array()],
    ["an empty buffer", new ArrayBuffer(0)],
    ["an empty stream", { stream: streamOf(), size: 0 }],
    ["a stream of NaN bytes", { stream: streamOf(10), size: Number.NaN }],
    ["a stream of -1 bytes", { stream: streamOf(10), size: -1 }],
    ["a stream of infinite bytes", { stream: streamOf(10), size: Infinity }],
    ["a stream of half a byte", { stream: streamOf(10), size: 0.5 }],
  ])("that is %s is refused before a request", async (_, body) => {
    const { server, result } = upload([stored], {}, body);
    expect(await result).toMatchObject({ error: { name: "GraphError", code: "invalidContent" } });
    expect(server.requests).toEqual([]);
  });

  test.each<[string, UploadContent]>([
    ["shorter than its size", { stream: streamOf(10, 10), size: 30 }],
    ["longer than its size", { stream: streamOf(10, 30), size: 30 }],
    ["empty", { stream: streamOf(), size: 30 }],
  ])("that is a stream %s is refused", async (_, body) => {
    const { server, result } = upload([stored], {}, body);
    expect(await result).toMatchObject({ error: { name: "GraphError", code: "invalidContent" } });
    expect(server.requests).toEqual([]);
  });

  test("that is a stream makes the upload fail if the service asks for earlier bytes again", async () => {
    const { result } = upload([expected(`${unit}-`), expected("0-")], {}, { stream: streamOf(size), size });
    expect(await result).toMatchObject({ error: { name: "GraphError", code: "invalidContent" } });
  });

  test("that is a stream without an end can be aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("Enough");
    const stream = new ReadableStream<Uint8Array>({
      pull: () => {
        controller.abort(reason);
        return new Promise(() => undefined);
      },
    });
    const { error } = await upload([stored], { signal: controller.signal }, { stream, size }).result;
    expect(error).toBe(reason);
  });
});

describe("a session", () => {
  test.each<[string, unknown]>([
    ["that is null", null],
    ["without a URL", {}],
    ["with null as its URL", { uploadUrl: null }],
    ["with a number as its URL", { uploadUrl: 7 }],
    ["with an empty URL", { uploadUrl: "" }],
    ["with a path as its URL", { uploadUrl: "/upload" }],
    ["with no URL", { uploadUrl: "https://[" }],
    ["with credentials in its URL", { uploadUrl: userinfo }],
    ["without encryption", { uploadUrl: `http://storage.example/${secrets.key}` }],
    ["with a script as its URL", { uploadUrl: "javascript:alert(1)" }],
  ])("makes the call fail with a GraphError if it is a session %s", async (_, target) => {
    for (const call of [
      () => upload([stored], {}, content, target).result,
      () => upload([stored], {}, content, () => Promise.resolve(target)).result,
      () => ending(() => cancelUpload(contextOf(stub(json(undefined, 204))), target as UploadTarget)),
    ]) {
      const { error } = await call();
      expect(isGraphError(error), String(error)).toBe(true);
      expect(leaksOf(error)).toEqual([]);
    }
  });

  test("whose creation has not ended can be aborted", async () => {
    const controller = new AbortController();
    const never = (): Promise<UploadTarget> => {
      setTimeout(() => {
        controller.abort();
      }, 10);
      return new Promise(() => undefined);
    };
    const { error } = await upload([stored], { signal: controller.signal }, content, never).result;
    expect(error).toBe(controller.signal.reason);
  });
});
