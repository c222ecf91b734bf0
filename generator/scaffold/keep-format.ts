import { diffLines } from "diff";

/** Lines of a text, and the text in their place. */
interface Edit {
  /** Index of the first line. */
  readonly start: number;
  /** Index after the last line. Equal to `start` if lines are only inserted. */
  end: number;
  text: string;
}

/** Texts with more differences are not compared, because comparing them takes long. */
const MAX_DIFFERENCES = 2000;

/**
 * Makes the same changes in a text as in a formatted copy of this text. All other lines stay as they are written.
 *
 * @param original - the text, with `\n` as its line ending and at its end
 * @param formatted - the same content in the form in which `changed` is written
 * @param changed - `formatted` with changes
 * @returns `changed` if the texts have too many differences
 */
export function keepFormat(original: string, formatted: string, changed: string): string {
  const changes = editsOf(formatted, changed);
  const formats = editsOf(formatted, original);
  if (changes === null || formats === null) return changed;
  const kept = formats.filter((format) => !changes.some((change) => overlap(format, change)));
  const lines = formatted.split(/(?<=\n)/);
  let text = "";
  let next = 0;
  // A new line is added before an empty line at the same place, next to the lines that it belongs to.
  for (const edit of [...changes, ...kept].sort((one, other) => one.start - other.start)) {
    text += lines.slice(next, edit.start).join("") + edit.text;
    next = edit.end;
  }
  return text + lines.slice(next).join("");
}

function overlap(one: Edit, other: Edit): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The edits that turn a text into another text; `null` if there are too many. */
function editsOf(from: string, to: string): Edit[] | null {
  const parts = diffLines(from, to, { maxEditLength: MAX_DIFFERENCES });
  if (parts === undefined) return null;
  const edits: Edit[] = [];
  let line = 0;
  for (const { added, removed, count, value } of parts) {
    const last = edits.at(-1);
    if (added || removed) {
      const edit = last?.end === line ? last : { start: line, end: line, text: "" };
      if (edit !== last) edits.push(edit);
      if (added) edit.text += value;
      else edit.end += count;
    }
    if (!added) line += count;
  }
  return edits;
}
