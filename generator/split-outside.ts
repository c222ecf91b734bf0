/**
 * Splits a text at each separator that is not in braces, parentheses or quotes. If a bracket or quote is not closed, its
 * end is unknown, so the text is split at every separator. In a path (`/`), quotes outside of brackets are ordinary
 * characters.
 *
 * @returns the parts, without the separators
 */
export function splitOutside(text: string, separator: "/" | "," | ";"): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "'" && (depth > 0 || separator !== "/")) quoted = !quoted;
    else if (quoted) continue;
    else if (character === "{" || character === "(") depth += 1;
    else if (character === "}" || character === ")") depth = Math.max(0, depth - 1);
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return depth > 0 || quoted ? text.split(separator) : [...parts, text.slice(start)];
}
