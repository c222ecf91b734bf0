import type { DialectLookup } from "../../dialect/dialect-lookup.js";
import type { Dialect } from "../../dialect/dialect.js";
import { readRequestLines } from "../grammar/request-line.js";
import type { Inline } from "../markdown/inline.js";
import type { CodeBlock, Section } from "../markdown/section.js";
import type { RequestLine } from "../page.js";

const REQUEST = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:\/|https?:\/\/)\S*$/;

/**
 * Reads a paragraph or heading such as `` `GET /books` ``. The result is empty if one of the lines is not a request
 * line.
 */
export function readInlineRequests({ lines, source }: Inline): readonly RequestLine[] {
  const written = lines.map((line) => line.replace(/[`*]/g, "").trim()).filter((line) => line !== "");
  if (written.length === 0 || !written.every((line) => REQUEST.test(line))) return [];
  return written.flatMap((text) => readRequestLines({ text, textSource: source }).requests);
}

/**
 * Returns the request lines above the first section of a page. A request line must be in a paragraph of its own, or at
 * the start of a code block.
 */
export function introRequests(titled: Section, { dialect }: DialectLookup): readonly RequestLine[] {
  return titled.blocks.flatMap((block) => {
    if (block.type === "paragraph") return readInlineRequests(block.content);
    const isRequest = block.type === "code" && isHttp(block, dialect) && REQUEST.test(requestLine(block, dialect));
    return isRequest ? readRequestLines(block, dialect.serviceRoots).requests : [];
  });
}

function isHttp({ language, annotation }: CodeBlock, { httpFences }: Dialect): boolean {
  return annotation === null && (language === "" || httpFences.includes(language));
}

/** The first line of code. Docs of OData write the version of HTTP only in examples. */
function requestLine({ text }: CodeBlock, { odata }: Dialect): string {
  const line = text.trimStart().split("\n", 1)[0]?.trimEnd() ?? "";
  return odata ? line : line.replace(/ HTTP\/\d(?:\.\d)?$/, "");
}

/** Whether a section documents the request in its heading: `GET /books`. */
export function hasRequestHeading({ heading, kind }: Section): boolean {
  return heading !== null && kind === null && readInlineRequests(heading).length > 0;
}
