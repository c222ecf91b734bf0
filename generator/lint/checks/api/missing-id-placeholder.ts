import { readPath } from "../../../page/grammar/path.js";
import type { RequestLine } from "../../../page/page.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";
import { decodePath } from "../../../model/url-match.js";

export const missingIdPlaceholder: ApiCheck = { rule: "missing-id-placeholder", check: checkApi };

function* checkApi({ pages, texts }: LintedApi): Generator<CheckFinding> {
  const known = navigations(pages.flatMap(({ operation }) => operation?.requests ?? []));
  for (const { operation } of pages) {
    for (const { path, source } of operation?.requests ?? []) {
      const written = texts.line(source.file, source.line).slice(source.column - 1);
      const at = emptySegment(written) ?? skippedKey(path, known);
      if (at !== null) {
        yield { message: `The id after ${at} is missing. Add a placeholder such as {id}.`, source, subject: path };
      }
    }
    for (const { request } of operation?.examples ?? []) {
      const at = emptySegment(request.url);
      if (at === null) continue;
      const { file, line, column } = request.source;
      yield {
        message: `The id after ${at} is missing. Add an id.`,
        source: { file, line: line + 1, column },
        subject: request.url,
      };
    }
  }
}

/** The segment before two consecutive slashes. */
function emptySegment(url: string): string | null {
  return /\/([^/\s?]+)\/\/(?=[^/\s?])/.exec(url.replace(/^.*?https?:\/\//i, "/"))?.[1] ?? null;
}

/**
 * The numbers of requests from a collection to a segment: with the key of an item between them (`ofItems`), or without
 * a key (`ofCollections`).
 */
interface Navigations {
  readonly ofItems: ReadonlyMap<string, number>;
  readonly ofCollections: ReadonlyMap<string, number>;
}

function navigations(requests: readonly RequestLine[]): Navigations {
  const ofItems = new Map<string, number>();
  const ofCollections = new Map<string, number>();
  for (const { path } of requests) {
    const segments = readPath(path).segments;
    for (const [index, { kind, name }] of segments.entries()) {
      if (kind !== "static") continue;
      const [next, afterNext] = [segments[index + 1], segments[index + 2]];
      if (next?.kind === "key" && afterNext?.kind === "static") count(ofItems, name, afterNext.name);
      if (next?.kind === "static") count(ofCollections, name, next.name);
    }
  }
  return { ofItems, ofCollections };
}

/**
 * The collection after which a path omits the key of an item. Other requests have a key between this collection and the
 * next segment.
 */
function skippedKey(path: string, { ofItems, ofCollections }: Navigations): string | null {
  const segments = readPath(decodePath(path)).segments;
  for (const [index, { kind, name }] of segments.entries()) {
    const next = segments[index + 1];
    if (kind !== "static" || next?.kind !== "static" || !/s$/i.test(name)) continue;
    const key = keyOf(name, next.name);
    if ((ofItems.get(key) ?? 0) >= 2 && (ofCollections.get(key) ?? 0) === 1) return name;
  }
  return null;
}

function count(counts: Map<string, number>, collection: string, next: string): void {
  const key = keyOf(collection, next);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function keyOf(collection: string, next: string): string {
  return `${collection}/${next}`.toLowerCase();
}
