import type { Section } from "../markdown/section.js";

/**
 * The part of a page under its title: the first section of depth one; without one, a section that holds all others, its
 * headings a level too deep; else the page itself.
 */
export function titledSection(page: Section): Section {
  const [first, ...others] = page.sections;
  const holdsAll = others.length === 0 && (first?.sections.length ?? 0) > 0;
  return page.sections.find((section) => section.depth === 1) ?? (holdsAll && first ? first : page);
}

/**
 * The name that a heading begins with, before a word or three of what it is: `user resource type`, `riskLevel values`.
 * A longer heading is prose.
 */
export function headedName(section: Section): string | null {
  if (section.name.split(" ").length > 4) return null;
  return /^`?([A-Za-z_][\w.]{0,199})`?(?: |$)/.exec(section.name)?.[1] ?? null;
}
