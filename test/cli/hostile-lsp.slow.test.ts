import type { ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { startDocwright } from "./docwright.js";
import { lampGetPage, lampProject } from "./lamp-docs.js";

const page = "docs/api/lamp-get.md";

interface RawClient {
  readonly child: ChildProcess;
  readonly uri: string;
  readonly sendBytes: (bytes: string) => void;
  readonly send: (message: unknown) => void;
  /** Sends a valid request, and waits until the server answers it. */
  readonly expectAnswer: () => Promise<void>;
  readonly stderr: () => string;
}

function framed(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Starts a language server with an open page. The client can send any bytes. */
async function startRawClient(): Promise<RawClient> {
  const folder = lampProject({ [page]: lampGetPage });
  const child = startDocwright(folder, "lsp", "--stdio");
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  child.stdin?.on("error", () => undefined);
  const sendBytes = (bytes: string): void => void child.stdin?.write(bytes);
  const send = (message: unknown): void => {
    sendBytes(framed(JSON.stringify(message)));
  };
  const uri = pathToFileURL(`${folder}/${page}`).href;
  let id = 1000;
  const expectAnswer = async (): Promise<void> => {
    id += 1;
    send({
      jsonrpc: "2.0",
      id,
      method: "textDocument/hover",
      params: { textDocument: { uri }, position: { line: 0, character: 0 } },
    });
    await expect.poll(() => output.stdout, { timeout: 60_000, interval: 20 }).toContain(`"id":${id}`);
  };
  const params = {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "docs" }],
  };
  send({ jsonrpc: "2.0", id: 1, method: "initialize", params });
  send({ jsonrpc: "2.0", method: "initialized", params: {} });
  send({
    jsonrpc: "2.0",
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "markdown", version: 1, text: lampGetPage } },
  });
  await expectAnswer();
  return { child, uri, sendBytes, send, expectAnswer, stderr: () => output.stderr };
}

const request = (method: string, params: unknown): unknown => ({ jsonrpc: "2.0", id: 7, method, params });
const notification = (method: string, params: unknown): unknown => ({ jsonrpc: "2.0", method, params });
const start = { line: 0, character: 0 };

/** Messages that no editor sends. */
const messages: Readonly<Record<string, (uri: string) => unknown>> = {
  "a number": () => 1,
  null: () => null,
  "an empty list": () => [],
  "an object without a method": () => ({ jsonrpc: "2.0" }),
  "an unknown method": () => request("textDocument/unknown", {}),
  "a request without parameters": () => request("textDocument/hover", undefined),
  "null as the parameters": () => request("textDocument/hover", null),
  "a list as the parameters": () => request("textDocument/codeAction", [1]),
  "a second initialize": () => request("initialize", { capabilities: {} }),
  "a negative position": (uri) =>
    request("textDocument/hover", { textDocument: { uri }, position: { line: -1, character: -9 } }),
  "a position after the end": (uri) =>
    request("textDocument/hover", { textDocument: { uri }, position: { line: 1e9, character: 1e300 } }),
  "a text as position": (uri) => request("textDocument/hover", { textDocument: { uri }, position: "0" }),
  "a reversed range": (uri) =>
    request("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: { line: 9, character: 9 }, end: start },
      context: { diagnostics: [] },
    }),
  "a code action without a context": (uri) =>
    request("textDocument/codeAction", { textDocument: { uri }, range: { start, end: start } }),
  "a hover in a file that is not open": () =>
    request("textDocument/hover", { textDocument: { uri: "file:///etc/passwd" }, position: start }),
  "a hover in a page of the web": () =>
    request("textDocument/hover", { textDocument: { uri: "https://example.com/a.md" }, position: start }),
  "an invalid URI": () => request("textDocument/hover", { textDocument: { uri: "%%%" }, position: start }),
  "a page with an invalid URI": () =>
    notification("textDocument/didOpen", {
      textDocument: { uri: "file:///%E0%A4%A.md", languageId: "markdown", version: 1, text: "#" },
    }),
  "a page with a host in its URI": () =>
    notification("textDocument/didOpen", {
      textDocument: { uri: "file://evil.example/a.md", languageId: "markdown", version: 1, text: "#" },
    }),
  "a page with a zero byte in its URI": () =>
    notification("textDocument/didOpen", {
      textDocument: { uri: "file:///a%00b.md", languageId: "markdown", version: 1, text: "#" },
    }),
  "an unsaved page": () =>
    notification("textDocument/didOpen", {
      textDocument: { uri: "untitled:Untitled-1", languageId: "markdown", version: 1, text: "# x" },
    }),
  "a page whose text is a number": (uri) =>
    notification("textDocument/didOpen", {
      textDocument: { uri: `${uri}.md`, languageId: "markdown", version: 1, text: 7 },
    }),
  "a change of a page that is not open": () =>
    notification("textDocument/didChange", {
      textDocument: { uri: "file:///a.md", version: 3 },
      contentChanges: [{ text: "x" }],
    }),
  "a change without changes": (uri) =>
    notification("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [] }),
  "a change of an invalid range": (uri) =>
    notification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: -5, character: 0 }, end: { line: 1e9, character: 0 } }, text: "x" }],
    }),
  "a page of five megabytes": (uri) =>
    notification("textDocument/didChange", {
      textDocument: { uri, version: 3 },
      contentChanges: [{ text: "# a\n".repeat(1_300_000) }],
    }),
  "an event of files with invalid URIs": () =>
    notification("workspace/didChangeWatchedFiles", { changes: [{ uri: "%%", type: 9 }, null, { uri: 3 }] }),
  "a closed page that is not open": () =>
    notification("textDocument/didClose", { textDocument: { uri: "file:///none.md" } }),
  "an answer to no request": () => ({ jsonrpc: "2.0", id: 99, result: {} }),
  "a cancelled request that does not exist": () => notification("$/cancelRequest", { id: 12345 }),
};

it("the language server still answers after each of many hostile messages", async () => {
  const client = await startRawClient();
  for (const [name, message] of Object.entries(messages)) {
    client.send(message(client.uri));
    await client.expectAnswer();
    expect({ name, exitCode: client.child.exitCode }).toEqual({ name, exitCode: null });
  }
  client.sendBytes(framed("{ not JSON"));
  await client.expectAnswer();
  client.sendBytes(framed("[".repeat(100_000)));
  await client.expectAnswer();
});

it.each([
  ["a negative length", "Content-Length: -1\r\n\r\n{}"],
  ["a length that is not a number", "Content-Length: many\r\n\r\n{}"],
  ["a length of a terabyte", "Content-Length: 1099511627776\r\n\r\n{}"],
  ["no length", "X: 1\r\n\r\n{}"],
  ["a header without a colon", "Content-Length 2\r\n\r\n{}"],
  ["a header that does not end", "X".repeat(1_000_000)],
  ["bytes that are not text", "\0\u0001\u0002\r\n\r\n"],
])("the language server ends with its input after a message with %s", async (_, bytes) => {
  const client = await startRawClient();
  client.sendBytes(bytes);
  const exit = new Promise((resolve) => client.child.on("exit", resolve));
  client.child.stdin?.end();
  expect(await exit).not.toBeNull();
  expect(client.stderr()).not.toMatch(/heap|Internal error/);
});
