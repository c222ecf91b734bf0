import { describe, expect, test } from "vitest";
import { requestStream, type ByteRange } from "../../templates/runtime/stream.js";
import { contextFor, rejection, send, serve, type Answer } from "./loopback.js";

const content = { method: "GET", path: "/drive/items/1/content" };
const text = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

/** Answers with ten bytes, or with the requested range of these bytes. */
const ranged: Answer = (answer, { headers }) => {
  const whole = "0123456789";
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? "") ?? [];
  if (headers.range === undefined) {
    send(answer, { headers: { "content-type": "text/plain", "content-length": "10" }, body: whole });
    return;
  }
  const start = first === "" ? 10 - Number(last) : Number(first);
  const body = first === "" || last === "" ? whole.slice(start) : whole.slice(start, Number(last) + 1);
  send(answer, { status: 206, headers: { "content-range": `bytes ${start}-${start + body.length - 1}/10` }, body });
};

test("`requestStream` returns a stream with its content type and size", async () => {
  const { stream, ...facts } = await requestStream(contextFor(await serve(ranged)), content);
  expect(facts).toEqual({ contentType: "text/plain", start: 0, size: 10 });
  expect(await text(stream)).toBe("0123456789");
});

test("`requestStream` returns before the download is complete", async () => {
  const server = await serve((answer) => answer.write("begin"));
  const { stream, size } = await requestStream(contextFor(server), content);
  const reader = stream.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe("begin");
  expect(size).toBeUndefined();
  await reader.cancel();
});

test("`requestStream` returns an empty stream if the response has no body", async () => {
  const { stream } = await requestStream(contextFor(await serve({ status: 204 })), content);
  expect(await text(stream)).toBe("");
});

test("`requestStream` follows a redirect to another host with the range, but without the token", async () => {
  const storage = await serve(ranged);
  const server = await serve({ status: 302, headers: { location: `${storage.url}/file` } });
  const { stream } = await requestStream(contextFor(server), content, { range: { start: 2, end: 5 } });
  expect(await text(stream)).toBe("234");
  expect(storage.requests[0]?.headers).not.toHaveProperty("authorization");
});

describe("a range", () => {
  test.each<[ByteRange, string, number]>([
    [{ start: 2, end: 5 }, "234", 2],
    [{ start: 7 }, "789", 7],
    [{ start: 0, end: 1 }, "0", 0],
    [{ last: 2 }, "89", 8],
  ])("selects the requested bytes: %o", async (range, bytes, from) => {
    const { stream, start, size } = await requestStream(contextFor(await serve(ranged)), content, { range });
    expect([await text(stream), start, size]).toEqual([bytes, from, 10]);
  });

  test.each<[string, Answer]>([
    ["all bytes", { body: "0123456789" }],
    ["other bytes", { status: 206, headers: { "content-range": "bytes 3-4/10" }, body: "34" }],
    ["bytes without a content-range", { status: 206, body: "34" }],
  ])("makes the call fail if the response is %s", async (_, answer) => {
    const error = await rejection(requestStream(contextFor(await serve(answer)), content, { range: { start: 2 } }));
    expect(error).toMatchObject({ name: "GraphError", code: "invalidResponse" });
  });

  test("beyond the end of the content makes the call throw the error of the service", async () => {
    const server = await serve({ status: 416 });
    expect(await rejection(requestStream(contextFor(server), content, { range: { start: 99 } }))).toMatchObject({
      status: 416,
    });
  });

  test.each<ByteRange>([{ start: 5, end: 5 }, { start: -1 }, { last: 0 }, { start: 1.5 }, { start: Number.NaN }])(
    "%o is rejected before a request is sent",
    async (range) => {
      const server = await serve(ranged);
      expect(await rejection(requestStream(contextFor(server), content, { range }))).toBeInstanceOf(RangeError);
      expect(server.requests).toEqual([]);
    },
  );
});

describe("reading the stream of a download", () => {
  test("fails with an error that names the request if the connection breaks", async () => {
    const server = await serve((answer) => {
      answer.writeHead(200, { "content-length": "1000" });
      answer.write("begin", () => answer.destroy());
    });
    const { stream } = await requestStream(contextFor(server), content);
    expect(await rejection(text(stream))).toMatchObject({
      name: "GraphError",
      code: "networkError",
      url: `${server.url}/v1.0/drive/items/1/content`,
    });
  });

  test("ends after an abort", async () => {
    const controller = new AbortController();
    const server = await serve((answer) => answer.write("begin"));
    const { signal } = controller;
    const { stream } = await requestStream(contextFor(server), content, { signal });
    const reader = stream.getReader();
    await reader.read();
    controller.abort();
    expect(await rejection(reader.read())).toBe(signal.reason);
  });

  test("closes the connection when the stream is cancelled", async () => {
    let closed: () => void;
    const closing = new Promise<void>((resolve) => (closed = resolve));
    const server = await serve((answer) => {
      answer.on("close", () => {
        closed();
      });
      answer.write("begin");
    });
    const { stream } = await requestStream(contextFor(server), content);
    await stream.cancel();
    await closing;
  });
});
