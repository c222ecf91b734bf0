/**
 * The words of a text in lower case, without punctuation, Markdown marks and white space. The characters `$`, `@` and
 * `_` are kept, because they are parts of names (`$filter`, `@odata.type`, `user_id`).
 */
export function words(text: string): readonly string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}$@_]+/gu) ?? []
  );
}

/** Whether two texts have the same words in the same order. */
export function haveEqualWords(text: string, other: string): boolean {
  return text === other || words(text).join(" ") === words(other).join(" ");
}
