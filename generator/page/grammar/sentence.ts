/**
 * Punctuation that ends a sentence. It is before white space or the end of the text, or it is a full stop between a
 * closing bracket or code span and a capital letter. Chinese and Japanese punctuation always ends a sentence.
 */
const STOP = /[.!?;](?=\s|$)|(?<=[)`])\.(?=[A-Z])|[。！？；]/;

/** Splits text into sentences without their closing punctuation. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(STOP)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
