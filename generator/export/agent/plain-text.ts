/**
 * Characters without a glyph: control and format characters, unassigned and private ones, lone surrogates and variation
 * selectors. Text that people do not see could contain instructions to an agent.
 * {@link https://www.unicode.org/reports/tr36/ | Unicode Security Considerations}
 */
const INVISIBLE = /[\p{C}\p{Variation_Selector}\u2028\u2029\u3164\uffa0]/gu;

/**
 * Makes text from docs safe for a line of Markdown that an agent reads: one line without markup, tags, links and
 * invisible characters. So the text cannot begin a heading, a list item or another block of the file.
 *
 * @param limit - the highest number of characters; a longer text ends with `…`
 */
export function plainLine(text: string, limit: number): string {
  const line = visibleLine(text, limit * 4)
    // This must come before the removal of links, because such a character can split a link and so hide it.
    .replaceAll(/[*~\\|]+/g, "")
    .replaceAll(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "")
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replaceAll(/\b(?:https?:\/\/|www\.)\S*/gi, "(link)")
    .replaceAll("`", "'")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replaceAll(/&(?=#?\w)/g, "& ")
    .replaceAll(/(?<=\w)@(?=\w)/g, " @ ");
  return shortened(line.replace(/^[\s#+=-]+/, "").trim(), limit);
}

/** Makes a code span from a name, a path or a list of permissions. @param limit - as in {@link plainLine} */
export function codeText(text: string, limit: number): string {
  return `\`${visibleCode(text, limit)}\``;
}

/** The text of {@link codeText} without the backticks. */
export function visibleCode(text: string, limit: number): string {
  return shortened(visibleLine(text, limit * 4).replaceAll("`", "'"), limit);
}

/** @param limit - the number of characters to read, so that a very long text does not take much time */
function visibleLine(text: string, limit: number): string {
  return text.slice(0, limit).replaceAll(/\s+/g, " ").replaceAll(INVISIBLE, "").trim();
}

function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "");
  const space = cut.lastIndexOf(" ");
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
