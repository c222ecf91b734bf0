/** A line of a Markdown file that is neither in fenced code nor part of a comment. */
export interface ProseLine {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
}

const fence = /^[ \t>]{0,12}(`{3,}|~{3,})/;

/**
 * The lines outside of fenced code. HTML comments are replaced by spaces, so that columns stay the same. `<!--` in code
 * does not start a comment, and a fence in a comment does not start code.
 * {@link https://spec.commonmark.org/0.31.2/#fenced-code-blocks | CommonMark, fenced code blocks}
 */
export function proseLines(text: string): ProseLine[] {
  const lines: ProseLine[] = [];
  let open: string | null = null;
  let inComment = false;
  const closesLater = lastIndexOfLine(text, "-->");
  for (const [index, line] of text.split("\n").entries()) {
    const marker = inComment ? undefined : fence.exec(line)?.[1];
    if (open !== null) {
      if (marker?.startsWith(open) === true && line.trimEnd().endsWith(marker)) open = null;
    } else if (marker !== undefined) {
      open = marker;
    } else {
      const blanked = blankComments(line, inComment, index < closesLater);
      inComment = blanked.inComment;
      lines.push({ text: blanked.text, number: index + 1 });
    }
  }
  return lines;
}

/** Index of the last line of `text` that contains `part`; -1 if no line contains it. */
function lastIndexOfLine(text: string, part: string): number {
  const at = text.lastIndexOf(part);
  return at < 0 ? -1 : text.slice(0, at).split("\n").length - 1;
}

/**
 * Replaces the comments in a line by spaces.
 *
 * @param maySpan whether a later line contains `-->`. Without such a line, a `<!--` that is not closed in its own line
 * does not start a comment.
 */
function blankComments(line: string, inComment: boolean, maySpan: boolean): { text: string; inComment: boolean } {
  let text = "";
  let at = 0;
  let open = inComment;
  for (;;) {
    const start = open ? at : line.indexOf("<!--", at);
    const end = start < 0 ? -1 : line.indexOf("-->", start);
    if (start < 0 || (end < 0 && !open && !maySpan)) return { text: text + line.slice(at), inComment: false };
    text += line.slice(at, start) + " ".repeat((end < 0 ? line.length : end + 3) - start);
    if (end < 0) return { text, inComment: true };
    at = end + 3;
    open = false;
  }
}
