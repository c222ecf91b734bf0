import { readRequestLines } from "../grammar/request-line.js";
import type { Inline } from "../markdown/inline.js";
import type { Section } from "../markdown/section.js";
import type { RequestLine } from "../page.js";

const REQUEST = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:\/|https?:\/\/)\S*$/;

/** Reads text whose lines all are request lines: a paragraph `` `GET /books` ``, or a heading. Otherwise it has none. */
export function readInlineRequests({ lines, source }: Inline): readonly RequestLine[] {
  const written = lines.map((line) => line.replace(/[`*]/g, "").trim()).filter((line) => line !== "");
  if (written.length === 0 || !written.every((line) => REQUEST.test(line))) return [];
  return written.flatMap((text) => readRequestLines({ text, textSource: source }).requests);
}

/** Whether a section documents the request in its heading: `GET /books`. */
export function hasRequestHeading({ heading, kind }: Section): boolean {
  return heading !== null && kind === null && readInlineRequests(heading).length > 0;
}
