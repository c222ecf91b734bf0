import type { SectionKind } from "../../dialect/dialect.js";
import type { Inline } from "../markdown/inline.js";
import type { Block, Section, TableBlock } from "../markdown/section.js";
import { nestedBlocks } from "../markdown/section.js";

/**
 * Returns the sections of a kind, in document order. Sections inside examples are left out, and so are sections inside
 * another section of the same kind.
 */
export function sectionsOf(root: Section, kind: SectionKind): Section[] {
  return root.sections.flatMap((section) => {
    if (section.kind === kind) return [section];
    return section.kind === "examples" ? [] : sectionsOf(section, kind);
  });
}

/** Returns a section and, at any depth, its subsections that have the same kind or an unknown heading. */
export function ownSections(section: Section): Section[] {
  const below = section.sections.filter((child) => child.kind === null || child.kind === section.kind);
  return [section, ...below.flatMap(ownSections)];
}

/** Blocks of a section and of its {@link ownSections}, each followed by the blocks inside it. */
export function ownBlocks(section: Section): Block[] {
  return ownSections(section).flatMap((own) => [...nestedBlocks(own.blocks)]);
}

/** Paragraphs of a section, including those in lists and quotes. */
export function paragraphsOf(section: Section): Inline[] {
  return ownBlocks(section).flatMap((block) => (block.type === "paragraph" ? [block.content] : []));
}

export function tablesOf(section: Section): TableBlock[] {
  return ownBlocks(section).filter((block) => block.type === "table");
}
