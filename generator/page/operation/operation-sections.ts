import type { SectionKind } from "../../dialect/dialect.js";
import type { Inline } from "../markdown/inline.js";
import type { Block, Section, TableBlock } from "../markdown/section.js";
import { nestedBlocks } from "../markdown/section.js";

/**
 * Sections of a kind, in document order. What stands inside an example is not looked into, and what stands inside a
 * section that was found belongs to it.
 */
export function sectionsOf(root: Section, kind: SectionKind): Section[] {
  return root.sections.flatMap((section) => {
    if (section.kind === kind) return [section];
    return section.kind === "examples" ? [] : sectionsOf(section, kind);
  });
}

/** Sections that belong to a section: itself, and those below it that the dialect gives no meaning of their own. */
export function ownSections(section: Section): Section[] {
  const below = section.sections.filter((child) => child.kind === null || child.kind === section.kind);
  return [section, ...below.flatMap(ownSections)];
}

/** Blocks of a section and of the sections that belong to it, each followed by the blocks inside it. */
export function ownBlocks(section: Section): Block[] {
  return ownSections(section).flatMap((own) => [...nestedBlocks(own.blocks)]);
}

/** Paragraphs of a section, those of lists and quotes included. */
export function paragraphsOf(section: Section): Inline[] {
  return ownBlocks(section).flatMap((block) => (block.type === "paragraph" ? [block.content] : []));
}

export function tablesOf(section: Section): TableBlock[] {
  return ownBlocks(section).filter((block) => block.type === "table");
}
