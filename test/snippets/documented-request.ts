import { isDeepStrictEqual } from "node:util";

/** A request as a page shows it, or as a server received it. */
export interface RawRequest {
  readonly method: string;
  /** The path below the service root and the query, as they were written. */
  readonly target: string;
  /** The headers by name, in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Headers that the connection and the credential set. */
const NOT_COMPARED = ["authorization", "host", "content-length", "connection", "accept-encoding"];

/**
 * Reads the request in a code block of a page. It does not use docwright's own reader, so that a test can compare the
 * two.
 *
 * @param line the line of the opening fence, counted from 1
 */
export function documentedRequest(page: string, line: number): RawRequest {
  const lines = page.split(/\r?\n/);
  const [, indent = "", fence = ""] = /^(\s*)(`{3,}|~{3,})/.exec(lines[line - 1] ?? "") ?? [];
  if (fence === "") throw new Error(`Line ${String(line)} does not open a code block: ${lines[line - 1] ?? ""}`);
  const end = lines.findIndex((text, index) => index >= line && text.trim() === fence);
  const block = lines.slice(line, end).map((text) => text.slice(/^\s*/.exec(text.slice(0, indent.length))?.[0].length));
  const start = block.findIndex((text) => text.trim() !== "");
  const [, method = "", url = ""] = /^\s*([A-Za-z]+)\s+(.*?)(?:\s+HTTP\/[\d.]+)?\s*$/.exec(block[start] ?? "") ?? [];
  const headers = new Map<string, string>();
  let next = start + 1;
  // A URL can go on in the following lines.
  let target = url;
  for (; /^\s*[?&]/.test(block[next] ?? ""); next += 1) target += (block[next] ?? "").trim();
  // Some pages have blank lines between the request line and the headers.
  const first = block.findIndex((text, index) => index >= next && text.trim() !== "");
  if (/^[\w-]+\s*:\s/.test(block[first] ?? "")) next = first;
  for (; /^[\w-]+\s*:/.test(block[next] ?? ""); next += 1) {
    const [, name = "", value = ""] = /^([\w-]+)\s*:\s*(.*?)\s*$/.exec(block[next] ?? "") ?? [];
    headers.set(name.toLowerCase(), value);
  }
  return {
    method: method.toUpperCase(),
    target: belowRoot(target),
    headers,
    body: block.slice(next).join("\n").trim(),
  };
}

function belowRoot(url: string): string {
  return url
    .replace(/^https:\/\/[^/]+/, "")
    .replace(/^\/?(?:v1\.0|beta|v2)(?=\/|$)/i, "")
    .replace(/^\/?/, "/");
}

/** Tells how a sent request differs from the documented one; one line for each difference. */
export function requestDifferences(documented: RawRequest, sent: RawRequest): string[] {
  const [path, query] = partsOf(documented.target);
  const [sentPath, sentQuery] = partsOf(sent.target);
  return [
    ...differ("method", documented.method, sent.method),
    // Services ignore the letter case of paths, and the SDK writes a path as the HTTP request section does.
    ...differ("path", path.toLowerCase().replace(/\/$/, ""), sentPath.toLowerCase().replace(/\/$/, "")),
    ...differ("query", query.sort(), sentQuery.sort()),
    ...[...documented.headers].flatMap(([name, value]) =>
      NOT_COMPARED.includes(name) || (documented.body === "" && name === "content-type")
        ? []
        : differ(name, value.toLowerCase(), (sent.headers.get(name) ?? "").toLowerCase()),
    ),
    ...differ("body", bodyOf(documented.body), bodyOf(sent.body)),
  ];
}

function partsOf(target: string): [path: string, query: string[]] {
  const [path = "", query = ""] = target.split(/\?(.*)/s);
  const parameters = query.split("&").filter(Boolean).map(decodeURIComponent);
  return [
    decodeURIComponent(path),
    parameters.map((text) =>
      text
        // Services ignore the letter case of names.
        .replace(/^[^=]*/, (name) => name.toLowerCase())
        // The SDK names objects of the service that it calls, which is a server of the test.
        .replace(/^\$id=https?:\/\/[^/]+/, "$id="),
    ),
  ];
}

function bodyOf(text: string): unknown {
  try {
    // Some pages have commas before closing brackets.
    return JSON.parse(text.replaceAll(/,(?=\s*[\]}])/g, ""));
  } catch {
    return text.trim();
  }
}

function differ(part: string, documented: unknown, sent: unknown): string[] {
  if (isDeepStrictEqual(documented, sent)) return [];
  return [`${part}: the page shows ${JSON.stringify(documented)}, but the snippet sent ${JSON.stringify(sent)}`];
}
