/**
 * Creates a pattern that matches placeholders of the page template: `**TODO: …**`, `**TODO**` and `TODO:`. It also
 * matches `Not yet documented` as the first sentence of a line or cell. Only capitals count, because "to do" is also
 * ordinary English.
 *
 * @param words - the words of the dialect, such as `TODO`
 * @param flags - flags of the regular expression
 */
export function placeholderPattern(words: readonly string[], flags = ""): RegExp {
  const word = words.map((name) => name.toUpperCase().replace(/[^A-Z0-9 ]/g, "\\$&")).join("|");
  const marked = `\\*\\*[ \\t]?(?:${word})\\b[^*\\n]{0,500}\\*\\*|\\b(?:${word}):[^|*\\n"]{0,200}`;
  // The lookbehind follows the first word, so that it runs only at this word. At every character, it would be slow.
  const sentence = "Not (?<=(?:^|\\|)[ \\t]{0,20}Not )yet documented(?:[.]|(?=[ \\t]{0,20}(?:\\||$)))";
  return new RegExp(`${marked}|${sentence}`, flags);
}
