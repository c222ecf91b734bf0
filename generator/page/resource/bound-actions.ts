import { finding } from "../../findings/create-finding.js";
import type { Place } from "../../findings/finding.js";
import type { Inline } from "../markdown/inline.js";
import type { CodeBlock, ParagraphBlock, Section } from "../markdown/section.js";
import { readOperation } from "../operation/read-operation.js";
import { ownBlocks, sectionsOf } from "../operation/operation-sections.js";
import type { PageReading } from "../page-reading.js";
import type { OperationFacts } from "../page.js";

/** A bound action in a section of a resource page. */
export interface BoundAction {
  /** The name of the action without its namespace: `cancel`. */
  readonly name: string;
  /** The text before the request, in the paragraph that introduces the action. */
  readonly description: string;
  readonly operation: OperationFacts;
  readonly source: ParagraphBlock["source"];
}

/** A code span with a request whose path ends in the qualified name of an action. */
const CALL = /^([A-Za-z]{2,60}) ((?:https?:\/)?\/\S.{0,500}\/(?:\w{1,100}\.){1,5}(\w{1,100}))$/;

/**
 * Reads the bound actions of a resource page. A paragraph that contains a request to an action introduces the action.
 * The paragraphs after it describe the response, up to the next paragraph with a request.
 *
 * Reports `malformed-request-line` if the method of the request is not `POST`.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_InvokinganAction | OData 4.01, Invoking an Action}
 */
export function readBoundActions(page: Section, reading: PageReading): readonly BoundAction[] {
  return sectionsOf(page, "boundActions").flatMap((section) => {
    const paragraphs = ownBlocks(section).filter((block) => block.type === "paragraph");
    const starts = paragraphs.flatMap((block, index) => (callOf(block) === null ? [] : [index]));
    return starts.flatMap((start, index) => {
      const [first, ...response] = paragraphs.slice(start, starts[index + 1]);
      const call = first && callOf(first);
      if (!first || !call) return [];
      if (call.word !== "POST") reading.report(wrongMethod(call));
      const root = asPage(section, requestOf(call), response);
      const description = first.content.text.slice(0, first.content.text.indexOf(`\`${call.code}`)).trim();
      return [{ name: call.name, description, operation: readOperation(root, reading), source: first.source }];
    });
  });
}

interface Call {
  readonly code: string;
  readonly word: string;
  readonly url: string;
  readonly name: string;
  readonly source: Place;
}

function callOf({ content }: ParagraphBlock): Call | null {
  for (const code of content.codes) {
    const [, word, url, name] = CALL.exec(code) ?? [];
    if (word === undefined || url === undefined || name === undefined) continue;
    return { code, word, url, name, source: placeOf(code, content) };
  }
  return null;
}

/** The place of a paragraph, or of its last line if the paragraph ends with the code span. */
function placeOf(code: string, { text, source }: Inline): Place {
  const { file, line, endLine = line } = source;
  return text.endsWith(`\`${code}\``) && endLine > line ? { file, line: endLine, column: 1 } : source;
}

function requestOf({ url, source }: Call): CodeBlock {
  return { type: "code", language: "http", text: `POST ${url}`, annotation: null, source, textSource: source };
}

/**
 * Builds a page with an HTTP request section and a response section, so that {@link readOperation} can read the action.
 */
function asPage(section: Section, request: CodeBlock, response: readonly ParagraphBlock[]): Section {
  const own = { ...section, depth: section.depth + 1, sections: [] };
  return {
    ...section,
    kind: null,
    blocks: [],
    sections: [
      { ...own, kind: "httpRequest", blocks: [request] },
      { ...own, kind: "response", blocks: response },
    ],
  };
}

function wrongMethod({ word, source }: Call) {
  const message = `\`${word}\` is not the method of an action, so docwright uses POST. Write \`POST\` instead of \`${word}\`.`;
  return finding("malformed-request-line", source, message);
}
