/**
 * A full stop that ends a sentence: before white space, the end, or a capital that follows a bracket or a code span; in
 * Chinese and Japanese anywhere.
 */
const STOP = /[.!?;](?=\s|$)|(?<=[)`])\.(?=[A-Z])|[。！？；]/;

/** The sentences of a text, without their closing punctuation. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(STOP)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
