import type { Inline } from "./markdown/inline.js";
import { nestedBlocks } from "./markdown/section.js";
import type { Section } from "./markdown/section.js";
import type { Deprecation } from "./page.js";
import type { PageReading } from "./page-reading.js";

/**
 * Reads from an alert or the title whether the subject of a page is deprecated. The alert must be between the title and
 * the first section, because text in other sections is about other things.
 *
 * @param titled the section whose heading is the title of the page
 * @returns `null` if the subject is not deprecated
 */
export function readDeprecation(titled: Section, { lookup }: PageReading): Deprecation | null {
  const { deprecated } = lookup.dialect.phrases;
  const says = ({ text }: Inline): boolean => deprecated.some((phrase) => text.toLowerCase().includes(phrase));
  for (const quote of titled.blocks) {
    if (quote.type !== "quote") continue;
    for (const block of nestedBlocks(quote.blocks)) {
      if (block.type === "paragraph" && says(block.content)) {
        return { text: block.content.text, source: block.content.source };
      }
    }
  }
  const { heading } = titled;
  return heading !== null && says(heading) ? { text: "", source: heading.source } : null;
}
