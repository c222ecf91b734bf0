/**
 * The words of a text, without what a writer may change for looks: case, punctuation, marks, white space. Signs that are
 * part of names (`$filter`, `@odata.type`, `user_id`) stay.
 */
export function words(text: string): readonly string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}$@_]+/gu) ?? []
  );
}

export function saysTheSame(text: string, other: string): boolean {
  return text === other || words(text).join(" ") === words(other).join(" ");
}
