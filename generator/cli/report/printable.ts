/** Control characters and marks of the writing direction, with which text from docs could overwrite our output. */
const CONTROL_CHARACTERS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Replaces characters in text from docs that would control a terminal. The length stays the same. */
export function printable(text: string): string {
  return text.replaceAll("\t", " ").replaceAll(CONTROL_CHARACTERS, "·");
}
