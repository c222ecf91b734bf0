import type { Section } from "../markdown/section.js";

/** The part of a page under its title: the first section of depth one, the page itself where it has none. */
export function titledSection(page: Section): Section {
  return page.sections.find((section) => section.depth === 1) ?? page;
}

/**
 * The name that a heading begins with, before a word or three of what it is: `user resource type`, `riskLevel values`.
 * A longer heading is prose.
 */
export function headedName(section: Section): string | null {
  if ((section.heading?.text ?? "").split(" ").length > 4) return null;
  return /^`?([A-Za-z_][\w.]{0,199})`?(?: |$)/.exec(section.heading?.text ?? "")?.[1] ?? null;
}
