import { readResponseMessage } from "../grammar/http-message.js";
import type { CodeBlock, Section } from "../markdown/section.js";
import type { RequestLine } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { ownSections, sectionsOf } from "./operation-sections.js";
import { type ExampleRequestBlock, type ExampleResponseBlock, emptyCode, EMPTY } from "./pair-messages.js";
import { statusOfSection } from "./status-headings.js";

/** The JSON in response sections outside of examples. Responses with an error status are left out. */
export function shownResponses(root: Section, reading: PageReading): ExampleResponseBlock[] {
  return sectionsOf(root, "response")
    .flatMap(ownSections)
    .flatMap((own) => {
      const status = statusOfSection(own, reading);
      if (status !== null && status >= 400) return [];
      return own.blocks.flatMap((block): ExampleResponseBlock[] => {
        const message = block.type === "code" && isJson(block) ? readResponseMessage(block) : null;
        if (block.type !== "code" || message === null) return [];
        for (const diagnostic of message.diagnostics) reading.report(diagnostic);
        return [{ role: "response", message: { ...message, status }, code: block, title: null, section: root, own }];
      });
    });
}

function isJson({ language, text }: CodeBlock): boolean {
  return (language === "" || language === "json") && /^\s*[[{]/.test(text);
}

/**
 * The documented request as the request of an example. Returns `null` if the operation has several requests, or if the
 * request can have a body, which the page does not show.
 */
export function documentedRequest(
  [request, ...others]: readonly RequestLine[],
  root: Section,
): ExampleRequestBlock | null {
  if (request === undefined || others.length > 0 || request.method !== "GET") return null;
  const { method, path, query, root: serviceRoot = "", source } = request;
  const url = `${serviceRoot}${path}${query === null ? "" : `?${query}`}`;
  return {
    role: "request",
    message: { method, url, ...EMPTY },
    code: emptyCode(source),
    title: null,
    section: root,
    own: root,
  };
}
