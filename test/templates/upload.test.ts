import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { GraphContext } from "../../templates/runtime/context.js";
import type { GraphError } from "../../templates/runtime/error.js";
import { cancelUpload, uploadLarge, type UploadTarget } from "../../templates/runtime/upload.js";
import { contextFor, rejection, send, serve } from "./loopback.js";

const unit = 327_680;
const bytes = Uint8Array.from({ length: 2 * unit + 1000 }, (_, index) => index % 251);

interface Storage {
  readonly session: UploadTarget;
  readonly received: () => Uint8Array;
  readonly requests: { readonly method: string; readonly range: string; readonly headers: object }[];
}

/**
 * Starts a drive that stores the bytes that it receives. `trouble` can respond in its place, or close the connection.
 */
async function store(
  size: number,
  trouble: (answer: ServerResponse, put: number, take: (length: number) => void) => boolean = () => false,
): Promise<Storage> {
  const received = new Uint8Array(size);
  const requests: Storage["requests"] = [];
  let at = 0;
  let puts = 0;
  const server = createServer((message, answer) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const { method = "", headers } = message;
      const range = headers["content-range"] ?? "";
      requests.push({ method, range, headers });
      const status = { nextExpectedRanges: at < size ? [`${at}-`] : [] };
      if (method === "DELETE") {
        send(answer, { status: 204 });
        return;
      }
      if (method === "GET") {
        send(answer, { body: status });
        return;
      }
      const body = Buffer.concat(chunks);
      const start = Number(/\d+/.exec(range)?.[0]);
      const take = (length: number): void => {
        received.set(body.subarray(0, length), start);
        at = start + length;
      };
      if (trouble(answer, puts++, take)) return;
      if (start !== at) {
        send(answer, { status: 416, body: { error: { code: "invalidRange", message: "Overlap" } } });
        return;
      }
      take(body.length);
      if (at === size) send(answer, { status: 201, body: { id: "item" } });
      else send(answer, { status: 202, body: { nextExpectedRanges: [`${at}-`] } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const uploadUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/up/secret-key`;
  return { session: { uploadUrl }, received: () => received, requests };
}

function answered(...answer: Parameters<typeof send>): true {
  send(...answer);
  return true;
}

const context = async (): Promise<GraphContext> => contextFor(await serve({}), { userAgent: "contoso" });
const ranges = ({ requests }: Storage): string[] => requests.map(({ method, range }) => `${method} ${range}`.trim());
const chunks = [`PUT bytes 0-327679/656360`, `PUT bytes 327680-655359/656360`, `PUT bytes 655360-656359/656360`];

describe("an upload", () => {
  test.each([
    ["a blob", () => new Blob([bytes])],
    ["bytes", () => bytes],
    ["a buffer", () => bytes.buffer],
    ["a stream", () => ({ stream: new Blob([bytes]).stream(), size: bytes.length })],
  ])("of %s is sent in chunks and reports its progress", async (_, content) => {
    const storage = await store(bytes.length);
    const progress: number[] = [];
    const uploaded = await uploadLarge<{ id: string }>(await context(), storage.session, content(), {
      chunkSize: unit,
      onProgress: ({ sent }) => progress.push(sent),
    });
    expect(uploaded).toEqual({ item: { id: "item" }, location: undefined });
    expect(Buffer.compare(storage.received(), bytes)).toBe(0);
    expect(ranges(storage)).toEqual(chunks);
    expect(progress).toEqual([unit, 2 * unit, bytes.length]);
  });

  test("does not send the token or the request id to the URL of the upload session", async () => {
    const storage = await store(bytes.length);
    await uploadLarge(await context(), () => Promise.resolve(storage.session), bytes);
    expect(storage.requests).toHaveLength(1);
    for (const name of ["authorization", "client-request-id"]) {
      expect(storage.requests[0]?.headers).not.toHaveProperty(name);
    }
    expect(JSON.stringify(storage.requests)).not.toMatch(/secret-token|contoso/);
  });

  test("does not send the token even if the session is on the origin of the service", async () => {
    const server = await serve({ status: 201, headers: { location: "https://outlook.office.com/attachments/1" } });
    const session = { uploadUrl: `${server.url}/upload` };
    expect(await uploadLarge(contextFor(server), session, new Uint8Array(3))).toEqual({
      item: undefined,
      location: "https://outlook.office.com/attachments/1",
    });
    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
  });

  test("continues with the missing bytes if resume is true", async () => {
    const storage = await store(bytes.length, (answer, put) => put === 1 && answered(answer, { status: 403 }));
    const options = { chunkSize: unit };
    expect(await rejection(uploadLarge(await context(), storage.session, bytes, options))).toMatchObject({
      status: 403,
    });
    await uploadLarge(await context(), storage.session, bytes, { ...options, resume: true });
    expect(ranges(storage)).toEqual([chunks[0], chunks[1], "GET", chunks[1], chunks[2]]);
    expect(Buffer.compare(storage.received(), bytes)).toBe(0);
  });
});

describe("a chunk", () => {
  test.each([
    ["bytes", () => bytes],
    ["a stream", () => ({ stream: new Blob([bytes]).stream(), size: bytes.length })],
  ])("whose connection breaks is continued at the next byte that the service expects: %s", async (_, content) => {
    const storage = await store(bytes.length, (answer, put, take) => {
      if (put !== 1) return false;
      take(1000);
      answer.destroy();
      return true;
    });
    await uploadLarge(await context(), storage.session, content(), { chunkSize: unit });
    expect(Buffer.compare(storage.received(), bytes)).toBe(0);
    expect(ranges(storage)).toEqual([chunks[0], chunks[1], chunks[1], "GET", "PUT bytes 328680-656359/656360"]);
  });

  test("is not sent again if only its response was lost", async () => {
    const storage = await store(bytes.length, (answer, put, take) => {
      if (put !== 2) return false;
      take(1000);
      answer.destroy();
      return true;
    });
    const uploaded = await uploadLarge(await context(), storage.session, bytes, { chunkSize: unit });
    expect(uploaded.item).toBeUndefined();
    expect(Buffer.compare(storage.received(), bytes)).toBe(0);
  });

  test.each([429, 500, 503])("is retried after %i", async (status) => {
    const storage = await store(
      bytes.length,
      (answer, put) => put === 1 && answered(answer, { status, headers: { "retry-after": "0" } }),
    );
    await uploadLarge(await context(), storage.session, bytes, { chunkSize: unit });
    expect(ranges(storage)).toEqual([chunks[0], chunks[1], chunks[1], chunks[2]]);
  });

  test("makes the upload fail if the service never accepts it", async () => {
    const storage = await store(bytes.length, (answer) => answered(answer, { status: 500 }));
    const error = await rejection(uploadLarge(await context(), storage.session, bytes));
    expect(error).toMatchObject({ name: "GraphError", status: 500 });
    expect(ranges(storage).at(-1)).toBe("GET");
  });

  test("makes the upload fail if the session has expired, with an error that does not contain the URL of the session", async () => {
    const storage = await store(bytes.length, (answer) => answered(answer, { status: 404 }));
    const error = await rejection(uploadLarge(await context(), storage.session, bytes));
    expect(error).toMatchObject({ name: "GraphError", status: 404, method: "PUT" });
    expect(`${(error as GraphError).message} ${(error as GraphError).url}`).not.toContain("secret-key");
  });
});

test.each([0, 1, -unit, unit + 1, Number.NaN])(
  "a chunk size of %d is refused before anything is sent",
  async (chunkSize) => {
    const storage = await store(bytes.length);
    expect(await rejection(uploadLarge(await context(), storage.session, bytes, { chunkSize }))).toBeInstanceOf(
      RangeError,
    );
    expect(storage.requests).toEqual([]);
  },
);

test("an upload fails if its stream ends too early", async () => {
  const storage = await store(5000);
  const content = { stream: new Blob([bytes.subarray(0, 10)]).stream(), size: 5000 };
  expect(await rejection(uploadLarge(await context(), storage.session, content))).toEqual(
    expect.objectContaining({
      message: "The stream ended after 10 bytes, but its size is 5000",
      code: "invalidContent",
    }),
  );
});

test.each([undefined, null, "", "http://storage.example/up"])(
  "an upload refuses a session with the URL %o",
  async (uploadUrl) => {
    const session = uploadUrl === undefined ? {} : { uploadUrl };
    expect(await rejection(uploadLarge(await context(), session, bytes))).toBeInstanceOf(Error);
  },
);

test("an abort ends an upload in the middle of a chunk", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const storage = await store(bytes.length, (_, put) => {
    if (put === 1) controller.abort();
    return put === 1;
  });
  const upload = uploadLarge(await context(), storage.session, bytes, { chunkSize: unit, signal });
  expect(await rejection(upload)).toBe(signal.reason);
  expect(ranges(storage)).toEqual(chunks.slice(0, 2));
});

test("`cancelUpload` deletes the session without sending the token", async () => {
  const storage = await store(bytes.length);
  await cancelUpload(await context(), storage.session);
  expect(ranges(storage)).toEqual(["DELETE"]);
  expect(storage.requests[0]?.headers).not.toHaveProperty("authorization");
});
