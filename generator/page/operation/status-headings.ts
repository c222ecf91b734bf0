import type { BodyContent } from "../grammar/body-content.js";
import { nestedBlocks, type Section } from "../markdown/section.js";
import type { StatusFact } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { ownSections, sectionsOf } from "./operation-sections.js";
import { readSentences } from "./status-table.js";

/** `Response 204`, `201 Created`, `Status: 404`. */
const STATUS = /^(?:\D{0,40}\s)?([1-5][0-9]{2})(?![\d.,])/;

/**
 * Reads the statuses in the headings of response sections and of their subsections, such as `Response 204`. The text
 * below a heading names the body.
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
    const status = Number(STATUS.exec(section.heading?.text.replaceAll("`", "") ?? "")?.[1] ?? 0);
    if (status === 0) return [];
    const texts = [...nestedBlocks(section.blocks)].flatMap((block) =>
      block.type === "paragraph" ? [block.content] : [],
    );
    const named = texts.flatMap((text) => readSentences(text, reading.lookup.dialect) ?? [])[0];
    const { type = null, stream = false } = named ?? bodyShownIn(section) ?? {};
    const description = texts.map(({ text }) => text).join("\n\n");
    return [{ status, type, stream, headers: [], description, source: section.source }];
  });
}
