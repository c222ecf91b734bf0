import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Expected, TaskContext } from "./consumer/expected.js";

/** A server on the loopback interface that compares each request with the next expected one. */
export interface ScriptedServer extends TaskContext {
  /** Differences between the received and the expected requests, one line each, in the order of the requests. */
  readonly differences: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a server that answers each request with the reply of the next expected request. */
export async function serve(script: (surroundings: TaskContext) => readonly Expected[]): Promise<ScriptedServer> {
  const differences: string[] = [];
  let answered = 0;
  let requests: readonly Expected[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const expected = requests[answered];
      answered += 1;
      const line = `${request.method ?? ""} ${request.url ?? ""}`;
      if (expected === undefined) differences.push(`unexpected request: ${line}`);
      else differences.push(...compare(expected, request, line, body));
      const { status = 200, headers = {}, body: json, bytes } = expected?.reply ?? { status: 500 };
      const content = bytes ?? (json === undefined ? undefined : JSON.stringify(json));
      const type = json === undefined ? {} : { "content-type": "application/json" };
      response.writeHead(status, { ...type, ...headers }).end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  requests = script({ origin });
  return {
    origin,
    differences: () => [...differences, ...requests.slice(answered).map(({ line }) => `request not sent: ${line}`)],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function compare(expected: Expected, { headers }: IncomingMessage, line: string, body: Buffer): string[] {
  const differences: string[] = [];
  const expect = (subject: string, actual: unknown, wanted: unknown): void => {
    const [one, other] = [JSON.stringify(actual), JSON.stringify(wanted)];
    if (one !== other) differences.push(`${expected.line}: ${subject} is ${one}, expected ${other}`);
  };
  expect("the request line", normalizeLine(line), normalizeLine(expected.line));
  for (const [name, value] of Object.entries(expected.headers ?? {})) expect(name, headers[name] ?? null, value);
  if (expected.bytes !== undefined)
    expect("the body", body.toString("hex"), Buffer.from(expected.bytes).toString("hex"));
  else if (expected.body !== undefined) expect("the body", sortKeys(parseJson(body)), sortKeys(expected.body));
  else if (expected.line.startsWith("GET")) expect("the body", body.length, 0);
  return differences;
}

/**
 * Returns the same text for request lines that differ only in the order of query options, or in the encoding of
 * characters that `decodeNeutral` decodes.
 */
function normalizeLine(line: string): string {
  const [target = "", ...query] = decodeNeutral(line).split("?");
  const sorted = query.join("?").split("&").sort().join("&");
  return query.length === 0 ? target : `${target}?${sorted}`;
}

/**
 * Decodes percent-encoded characters, except those that have a meaning in a request target. For example, `%2F` stays
 * encoded, because `%2F` in a segment is not the separator `/`.
 * {@link https://www.rfc-editor.org/rfc/rfc3986#section-2.2 | RFC 3986, Reserved Characters}
 */
function decodeNeutral(target: string): string {
  return target.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (encoded) =>
    Array.from(decodeURIComponent(encoded), (character) =>
      "/:?#&=+@;%".includes(character) ? encodeURIComponent(character) : character,
    ).join(""),
  );
}

/** Returns a JSON value with sorted properties, because their order does not have a meaning. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return body.toString();
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
