/**
 * The end of a sentence: before white space or the end, or between a bracket or code span and a capital. In Chinese and
 * Japanese, a full stop always ends a sentence.
 */
const STOP = /[.!?;](?=\s|$)|(?<=[)`])\.(?=[A-Z])|[。！？；]/;

/** Splits text into sentences without their closing punctuation. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(STOP)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
