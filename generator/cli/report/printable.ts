/** Control characters, line separators and marks of the writing direction. A terminal obeys them. */
const CONTROLS = String.raw`\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`;

/** Characters without a glyph as well: two texts that differ in them look the same. */
const INVISIBLE = new RegExp(String.raw`[${CONTROLS}\p{Cf}]`, "gu");

/** Everything that controls a terminal, except for line breaks, tabs and the colors that a report has. */
const CONTROL = new RegExp(String.raw`(?![\n\t]|\u001b\[[0-9;]{0,20}m)[${CONTROLS}]`, "gu");

/**
 * Makes text from docs printable as a part of a report: replaces characters that control a terminal or are invisible, and
 * breaks the start of a GitHub workflow command. The length stays the same.
 * {@link https://docs.github.com/actions/reference/workflow-commands-for-github-actions | Workflow commands}
 */
export function printable(text: string): string {
  return text
    .replaceAll("\t", " ")
    .replaceAll(INVISIBLE, (character) => "·".repeat(character.length))
    .replace(/^( *):(?=:)/, "$1·")
    .replaceAll("##[", "#·[");
}

/** Makes each line of a part of a report printable. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** Makes a message printable that may have several lines, as one line. */
export function printableLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return printable(lines.filter((line) => line !== "").join(" "));
}

/** Makes a whole output printable. It keeps its lines, tabs and colors. */
export function printableOutput(text: string): string {
  return text.replaceAll(CONTROL, "·").replaceAll("##[", "#·[");
}

/** Makes JSON printable. The escapes do not change its values. */
export function printableJson(json: string): string {
  return json
    .replaceAll(CONTROL, (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("##[", String.raw`#\u0023[`);
}
