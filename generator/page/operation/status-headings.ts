import type { BodyContent } from "../grammar/body-content.js";
import { parseTypeExpression } from "../grammar/type-expression.js";
import { nestedBlocks, type Block, type Section } from "../markdown/section.js";
import type { StatusFact } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { ownSections, sectionsOf } from "./operation-sections.js";
import { readSentences } from "./status-table.js";

/** `Response 204`, `201 Created`, `Status: 404`. */
const STATUS = /^(?:\D{0,40}\s)?([1-5][0-9]{2})(?![\d.,])/;

/** A line that only names a status: `Status: 200 OK`, `Status code: 200`, `200 Response`. */
const LABEL = /^(?:(?:http )?status(?: code)?:? ([1-5][0-9]{2})(?: [A-Za-z -]{1,40})?\.?|([1-5][0-9]{2}) response)$/i;

/**
 * Reads the statuses in the headings of response sections and of their subsections, such as `Response 204`. In docs
 * without OData, a line or code block such as `Status: 200 OK` can have the status instead. The text of the section
 * names the body.
 *
 * @param bodyShownIn the body that a section shows instead of naming it; `null` if the section does not show a body
 */
export function readStatusHeadings(
  root: Section,
  reading: PageReading,
  bodyShownIn: (section: Section) => BodyContent | null,
): StatusFact[] {
  const sections = sectionsOf(root, "response").flatMap(ownSections);
  return sections.flatMap((section): StatusFact[] => {
    const status = statusOfSection(section, reading);
    if (status === null) return [];
    const texts = [...nestedBlocks(section.blocks)].flatMap((block) =>
      block.type === "paragraph" ? [block.content] : [],
    );
    const named = texts.flatMap((text) => readSentences(text, reading.lookup.dialect) ?? [])[0];
    const { type = null, stream = false } = named ?? bodyShownIn(section) ?? {};
    const description = texts.map(({ text }) => text).join("\n\n");
    return [{ status, type, stream, headers: [], description, source: section.source }];
  });
}

/** A line that starts with a status: `200 (Book): OK`, `401: Unauthorized`. */
const LINE = /^`?([1-5][0-9]{2})`?(?: [A-Z][A-Za-z ]{1,30})?(?: \(`?([^()`]{1,100})`?\))?(?:: | [-–—] |$)(.*)$/;

/** Reads the lines of response sections that start with a status. The line can name the body, too. */
export function readStatusLines(root: Section, { lookup }: PageReading): StatusFact[] {
  const sections = sectionsOf(root, "response").flatMap(ownSections);
  return sections
    .flatMap(({ blocks }) => [...nestedBlocks(blocks)])
    .flatMap((block): StatusFact[] => {
      if (block.type !== "paragraph") return [];
      const [, status, inParentheses, text = ""] = LINE.exec(block.content.text) ?? [];
      if (status === undefined) return [];
      const written = inParentheses ?? block.content.links.find((link) => text.startsWith(link.text))?.text;
      const named =
        written === undefined
          ? readSentences({ ...block.content, text }, lookup.dialect)
          : { type: parseTypeExpression({ ...block.content, text: written }, lookup.dialect), stream: false };
      const { type = null, stream = false } = named ?? {};
      return [{ status: Number(status), type, stream, headers: [], description: text, source: block.source }];
    });
}

/** The status in the heading of a section, or in a line or code block of the section that only names a status. */
export function statusOfSection({ heading, blocks }: Section, { lookup }: PageReading): number | null {
  const inHeading = STATUS.exec(heading?.text.replaceAll("`", "") ?? "")?.[1];
  if (inHeading !== undefined || lookup.dialect.odata) return inHeading === undefined ? null : Number(inHeading);
  return blocks.map(labelledStatus).find((status) => status !== null) ?? null;
}

function labelledStatus(block: Block): number | null {
  if (block.type === "paragraph") return readStatusLabel(block.content.text);
  return block.type === "code" ? readStatusLabel(block.text) : null;
}

/** Reads a line that only names a status: `Status: 200 OK`. Returns `null` for any other text. */
export function readStatusLabel(text: string): number | null {
  const [, labelled, status = labelled] = LABEL.exec(text.replaceAll("`", "").trim()) ?? [];
  return status === undefined ? null : Number(status);
}
