import { foldName } from "../../dialect/dialect-lookup.js";
import { statesFlags } from "../grammar/flags.js";
import type { Inline } from "../markdown/inline.js";
import type { ListBlock, Section } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";

/**
 * The paragraphs between the heading of a section and the next heading, without notes, lists and the namespace line.
 * Paragraphs from an include are skipped too: many pages have the same include, so it does not describe the subject of
 * one page.
 */
export function introParagraphs(section: Section, { lookup }: PageReading): readonly Inline[] {
  const labels = lookup.dialect.namespaceLabels.map(foldName);
  return section.blocks
    .filter((block) => block.type === "paragraph")
    .map((block) => block.content)
    .filter(({ source }) => source.file === section.source.file)
    .map((content) => ({ ...content, text: withoutNamespace(content.text, labels) }))
    .filter(({ text }) => text !== "");
}

/** Removes the namespace line. On some pages the description starts on the next line, in the same paragraph. */
function withoutNamespace(text: string, labels: readonly string[]): string {
  const [line, label = ""] = /^([^:：]{1,40})[:：]\s*`?[\w.]{1,200}`?\s*/.exec(text) ?? [];
  return line !== undefined && labels.includes(foldName(label)) ? text.slice(line.length) : text;
}

/**
 * The texts of {@link introParagraphs}. A list is included, with one item per line, if one of these paragraphs
 * announces the list (`You can do so in two ways:`).
 */
export function introTexts(section: Section, reading: PageReading): readonly string[] {
  const intro = new Map(introParagraphs(section, reading).map(({ source, text }) => [source, text]));
  return section.blocks.flatMap((block, index) => {
    if (block.type === "paragraph") return intro.get(block.content.source) ?? [];
    const before = section.blocks[index - 1];
    const isAnnounced =
      before?.type === "paragraph" && intro.has(before.content.source) && before.content.text.endsWith(":");
    return block.type === "list" && isAnnounced ? [itemTexts(block)] : [];
  });
}

function itemTexts({ items, ordered }: ListBlock): string {
  const lines = items.flatMap(({ blocks: [first] }) => (first?.type === "paragraph" ? [first.content.text] : []));
  return lines.map((text, index) => `${ordered ? `${(index + 1).toString()}.` : "-"} ${text}`).join("\n");
}

/** Whether the intro states that members may be combined. */
export function describesFlags(section: Section, reading: PageReading): boolean {
  return introParagraphs(section, reading).some(({ text }) => statesFlags(text));
}

/** The first paragraph of the intro; empty if the intro does not have a paragraph. */
export function introText(section: Section, reading: PageReading): string {
  return introParagraphs(section, reading)[0]?.text ?? "";
}
