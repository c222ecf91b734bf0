import { createServer, type AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { createGraphContext, type GraphContext } from "../../templates/runtime/context.js";
import { requestBytes, requestJson, requestText } from "../../templates/runtime/request.js";
import { uploadLarge } from "../../templates/runtime/upload.js";
import { isGraphError, leaksOf, secrets } from "./hostile-server.js";
import { rejection } from "./loopback.js";

/**
 * Starts a server that answers each request with these bytes, and then closes the connection unless it `stays` open.
 */
async function raw(bytes: string | Uint8Array, stays = false): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      if (stays) socket.write(bytes);
      else socket.end(bytes);
    });
    onTestFinished(() => {
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const contextOf = (url: string): GraphContext =>
  createGraphContext({
    credential: () => secrets.token,
    baseUrl: `${url}/v1.0`,
    timeout: 300,
    retry: { limit: 1, delay: () => 0 },
  });
const head = (...headers: string[]): string => ["HTTP/1.1 200 OK", ...headers, "", ""].join("\r\n");
const gzip = gzipSync(JSON.stringify({ value: "x".repeat(5000) }));
const withBody = (headers: string, body: Uint8Array): Uint8Array => Buffer.concat([Buffer.from(headers), body]);
const get = { method: "GET", path: "/me" };

const answers: readonly [string, string | Uint8Array, boolean?][] = [
  ["nothing", ""],
  ["nothing, and stays open", "", true],
  ["half a status line", "HTTP/1.1 20"],
  ["another protocol", "SSH-2.0-OpenSSH_9.0\r\n"],
  ["half of its headers", "HTTP/1.1 200 OK\r\nContent-Ty"],
  ["half of its headers, and stays open", "HTTP/1.1 200 OK\r\nContent-Ty", true],
  ["a header without a colon", head("no colon")],
  ["headers that are too large", head(`X-Large: ${"x".repeat(100_000)}`)],
  ["two lengths", `${head("Content-Length: 2", "Content-Length: 3")}{}`],
  ["a negative length", `${head("Content-Length: -1")}{}`],
  ["less than its length", `${head("Content-Length: 100")}{"a":`],
  ["less than its length, and stays open", `${head("Content-Length: 100")}{"a":`, true],
  ["a chunk without a length", `${head("Transfer-Encoding: chunked")}zz\r\n{}\r\n0\r\n\r\n`],
  ["half a chunk", `${head("Transfer-Encoding: chunked")}ff\r\n{`],
  ["no last chunk", `${head("Transfer-Encoding: chunked")}2\r\n{}\r\n`],
  ["gzip that is not gzip", `${head("Content-Encoding: gzip", "Content-Length: 13")}not gzip here`],
  [
    "half of its gzip",
    withBody(head("Content-Encoding: gzip", `Content-Length: ${gzip.length}`), gzip.subarray(0, 20)),
  ],
  [
    "broken gzip",
    withBody(head("Content-Encoding: gzip", `Content-Length: ${gzip.length}`), Buffer.from(gzip).fill(0xff, 15)),
  ],
  ["status 999", "HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n"],
  ["status 000", "HTTP/1.1 000 None\r\nContent-Length: 0\r\n\r\n"],
  ["only informational responses", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(3), true],
];

describe.each(answers)("a service that sends %s", (_, bytes, stays) => {
  test.each([
    ["an item", requestJson],
    ["bytes", requestBytes],
    ["text", requestText],
  ])("makes a request for %s fail with a GraphError", async (__, call) => {
    const error = await rejection(call(contextOf(await raw(bytes, stays)), get));
    expect(isGraphError(error), String(error)).toBe(true);
    expect(leaksOf(error)).toEqual([]);
  });

  test("makes an upload fail with a GraphError", async () => {
    const url = await raw(bytes, stays);
    const session = { uploadUrl: `${url}/${secrets.key}?sig=${secrets.signature}` };
    const error = await rejection(uploadLarge(contextOf(url), session, new Uint8Array(10), { timeout: 300 }));
    expect(isGraphError(error), String(error)).toBe(true);
    expect(leaksOf(error)).toEqual([]);
  });
});

describe("a request whose response does not end", () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const slow = (status: string): string => `HTTP/1.1 ${status}\r\nContent-Length: 100\r\n\r\n{`;
  const answered = async (status: string): Promise<GraphContext> => contextOf(await raw(slow(status), true));

  test.each(["200 OK", "400 Bad Request"])(
    "ends after the timeout despite a garbage collection (%s)",
    async (status) => {
      const call = rejection(requestJson(await answered(status), get));
      setTimeout(collectGarbage, 100);
      expect(isGraphError(await call)).toBe(true);
    },
  );

  test.each(["200 OK", "400 Bad Request"])(
    "ends with the abort reason of the caller despite a garbage collection (%s)",
    async (status) => {
      const caller = new AbortController();
      const reason = new Error("Enough");
      const context = { ...(await answered(status)), timeout: false } as const;
      const call = rejection(requestJson(context, get, { signal: caller.signal }));
      setTimeout(collectGarbage, 100);
      setTimeout(() => {
        caller.abort(reason);
      }, 150);
      expect(await call).toBe(reason);
    },
  );
});

test("a request that the caller aborts ends with the abort reason, even if the credential does not answer", async () => {
  const caller = new AbortController();
  const context = createGraphContext({ credential: () => new Promise(() => undefined) });
  const call = rejection(requestJson(context, get, { signal: caller.signal }));
  setTimeout(() => {
    caller.abort("Enough");
  }, 20);
  expect(await call).toBe("Enough");
});
