import type { Section } from "../markdown/section.js";

/**
 * Returns the section whose heading is the title of a page: the first section of depth one. If there is none, and the
 * page has only one section with subsections in it, returns this section. Otherwise, returns the page itself.
 */
export function titledSection(page: Section): Section {
  const [first, ...others] = page.sections;
  const containsAll = others.length === 0 && (first?.sections.length ?? 0) > 0;
  return page.sections.find((section) => section.depth === 1) ?? (containsAll && first ? first : page);
}

/** A name at the start of a heading. Another script can follow the name without a space: `user资源类型`. */
const NAME = /^`?([A-Za-z_][\w.]{0,199})`?(?: |-Ressource|(?=[^\x20-\x7e\p{Script=Latin}\p{M}])|$)/u;

/**
 * The name at the start of a heading such as `user resource type`, `user-Ressourcentyp` or `riskLevel values`; `null` if
 * the heading has more than four words, because it is prose.
 */
export function nameInHeading(section: Section): string | null {
  if (section.name.split(" ").length > 4) return null;
  return NAME.exec(section.name)?.[1] ?? null;
}
