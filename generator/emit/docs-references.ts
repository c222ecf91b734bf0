/**
 * The SDK is drafted from an outline, in which numbers replace descriptions and lines. So the drafts contain references
 * to these values.
 */

/** The descriptions and lines that references point to, by number. */
export type DocsValues = readonly (string | number)[];

/** Encloses a reference. No other text in a draft can contain this control character, because `boundary.ts` removes it. */
const MARK = "\u0091";

const REFERENCES = new RegExp(`${MARK}(\\d+)(\\{[^${MARK}]*)?${MARK}`, "g");

/** A reference to a description, which can follow a verb. */
const DESCRIPTION = new RegExp(`^[a-z]*${MARK}(\\d+)${MARK}$`, "i");

/** Writes a reference to a value. */
export function referenceTo(number: number): string {
  return `${MARK}${number}${MARK}`;
}

/** Writes the place of a comment. `facts` are the contents of the comment other than the description. */
export function referenceInComment(description: string, facts: object): string {
  const number = DESCRIPTION.exec(description)?.[1] ?? "";
  return `${MARK}${number}${withoutMarks(JSON.stringify(facts))}${MARK}`;
}

/** Removes the characters that enclose references from text of docs. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARK, " ");
}

/** Whether a description in an outline is a reference. */
export function isReference(description: string): boolean {
  return DESCRIPTION.test(description);
}

/**
 * Numbers the references in a draft from 0, so that the draft does not depend on the rest of the SDK.
 *
 * @param json the draft as JSON text
 * @returns the new draft; in `numbers`, the number that each reference had before
 */
export function renumberReferences(json: string): { readonly json: string; readonly numbers: readonly number[] } {
  const numbers: number[] = [];
  if (!json.includes(MARK)) return { json, numbers };
  const renumbered = json.replace(REFERENCES, (_, number: string, facts = "") => {
    return `${MARK}${numbers.push(Number(number)) - 1}${facts}${MARK}`;
  });
  return { json: renumbered, numbers };
}

/**
 * Replaces the references in a draft by their values.
 *
 * @param json the draft as JSON text
 * @param comment writes the comment with a description and other facts
 */
export function resolveReferences(
  json: string,
  values: DocsValues,
  comment: (description: string, facts: object) => string,
): string {
  return json.replace(REFERENCES, (_, number: string, escaped?: string) => {
    const value = String(values[Number(number)] ?? "");
    if (escaped === undefined) return value;
    const facts = JSON.parse(JSON.parse(`"${escaped}"`) as string) as object;
    return JSON.stringify(comment(value, facts)).slice(1, -1);
  });
}
