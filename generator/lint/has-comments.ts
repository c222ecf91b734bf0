/**
 * Tells whether a text may have comments that control findings. Without such a comment, a command does not need to load
 * the Markdown parser.
 */
export function hasComments(text = ""): boolean {
  return /<!--\s*docwright\s/.test(text);
}
