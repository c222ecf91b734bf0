/**
 * Characters that a page does not display: format and control characters, and fillers of scripts. Joiners between letters
 * are not included, because emoji and some languages need them.
 * {@link https://www.unicode.org/reports/tr44/#General_Category_Values | Unicode, general categories}
 */
const HIDDEN = /(?![\t\n\u200c\u200d])[\p{Cf}\p{Cc}\u034f\u115f\u1160\u3164\uffa0]/gu;

/** Removes characters that a page does not display. */
export function withoutHidden(text: string): string {
  return text.replaceAll(HIDDEN, "");
}

/** Offsets of the characters that a page does not display. */
export function findHidden(text: string): number[] {
  return [...text.matchAll(HIDDEN)].map(({ index }) => index);
}
