/**
 * Characters that change what a terminal shows: control characters, line separators and marks of the writing direction.
 */
const CONTROLS = String.raw`\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`;

/** Control characters and characters without a glyph. Two texts that differ only in these characters look the same. */
const INVISIBLE = new RegExp(String.raw`[${CONTROLS}\p{Cf}]`, "gu");

/** The characters of `CONTROLS`, except line breaks, tabs and the escape sequences for colors. */
const CONTROL = new RegExp(String.raw`(?![\n\t]|\r\n|\u001b\[[0-9;]{0,20}m)[${CONTROLS}]`, "gu");

/**
 * Makes text from docs safe to print in a report. Replaces characters that control a terminal or are invisible. Changes
 * text that GitHub would run as a workflow command. The length stays the same.
 * {@link https://docs.github.com/actions/reference/workflow-commands-for-github-actions | Workflow commands}
 */
export function printable(text: string): string {
  return text
    .replaceAll("\t", " ")
    .replaceAll(INVISIBLE, (character) => "·".repeat(character.length))
    .replace(/^( *):(?=:)/, "$1·")
    .replaceAll("##[", "#·[");
}

/** Makes each line of a text safe to print in a report, see {@link printable}. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** Joins the lines of a message, and makes the result printable. */
export function printableLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return printable(lines.filter((line) => line !== "").join(" "));
}

/** Makes a whole output printable. It keeps its lines, tabs and colors. */
export function printableOutput(text: string): string {
  return text.replaceAll(CONTROL, "·").replaceAll("##[", "#·[");
}

/** Makes JSON printable. Characters are escaped, which does not change the values after parsing. */
export function printableJson(json: string): string {
  return json
    .replaceAll(CONTROL, (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("##[", String.raw`#\u0023[`);
}
