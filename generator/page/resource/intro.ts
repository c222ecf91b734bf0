import { foldName } from "../../dialect/vocabulary.js";
import type { Inline } from "../markdown/inline.js";
import type { ListBlock, Section } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";

const FLAGS =
  /\b(?:flags enum|flags attribute|flagged enum|enumeration of flags|bit ?mask|multi-?valued enum|can be combined)/i;

/**
 * The paragraphs between a section's heading and the next one, without notes and lists, without the line that names the
 * namespace, and without what an include brings in: that is said of many pages, and describes none.
 */
export function leadParagraphs(section: Section, { vocabulary }: PageReading): readonly Inline[] {
  const labels = vocabulary.dialect.namespaceLabels.map(foldName);
  return section.blocks
    .filter((block) => block.type === "paragraph")
    .map((block) => block.content)
    .filter(({ source }) => source.file === section.source.file)
    .map((content) => ({ ...content, text: withoutNamespace(content.text, labels) }))
    .filter(({ text }) => text !== "");
}

/** Some pages begin to describe their subject on the line below the namespace, without a blank one between. */
function withoutNamespace(text: string, labels: readonly string[]): string {
  const [line, label = ""] = /^([^:]{1,40}):\s*`?[\w.]{1,200}`?\s*/.exec(text) ?? [];
  return line !== undefined && labels.includes(foldName(label)) ? text.slice(line.length) : text;
}

/** The same with the lists that paragraphs announce (`You can do so in two ways:`), an item a line. */
export function leadTexts(section: Section, reading: PageReading): readonly string[] {
  const lead = new Set(leadParagraphs(section, reading).map(({ source }) => source));
  return section.blocks.flatMap((block, index) => {
    if (block.type === "paragraph") return lead.has(block.content.source) ? [block.content.text] : [];
    const before = section.blocks[index - 1];
    const isAnnounced =
      before?.type === "paragraph" && lead.has(before.content.source) && before.content.text.endsWith(":");
    return block.type === "list" && isAnnounced ? [itemTexts(block)] : [];
  });
}

function itemTexts({ items, ordered }: ListBlock): string {
  const lines = items.flatMap(({ blocks: [first] }) => (first?.type === "paragraph" ? [first.content.text] : []));
  return lines.map((text, index) => `${ordered ? `${(index + 1).toString()}.` : "-"} ${text}`).join("\n");
}

/** Whether the prose of a section says that members may be combined. */
export function isAboutFlags(section: Section, reading: PageReading): boolean {
  return leadParagraphs(section, reading).some(({ text }) => FLAGS.test(text));
}

/** The first paragraph under a heading, empty without one. */
export function leadText(section: Section, reading: PageReading): string {
  return leadParagraphs(section, reading)[0]?.text ?? "";
}
