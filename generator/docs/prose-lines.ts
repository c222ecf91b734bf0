/** A line of a Markdown file that is neither in fenced code nor part of a comment. */
export interface ProseLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

const fence = /^[ \t>]{0,12}(`{3,}|~{3,})/;

/**
 * The lines outside of fenced code, with HTML comments blanked, so that columns stay what they are.
 * {@link https://spec.commonmark.org/0.31.2/#fenced-code-blocks | CommonMark, fenced code blocks}
 */
export function proseLines(text: string): ProseLine[] {
  const lines: ProseLine[] = [];
  let open: string | null = null;
  for (const [index, line] of withoutComments(text).split("\n").entries()) {
    const marker = fence.exec(line)?.[1];
    if (marker === undefined) {
      if (open === null) lines.push({ text: line, number: index + 1 });
    } else if (open === null) {
      open = marker;
    } else if (marker.startsWith(open) && line.trimEnd().endsWith(marker)) {
      open = null;
    }
  }
  return lines;
}

function withoutComments(text: string): string {
  let result = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf("<!--", at);
    const end = start < 0 ? -1 : text.indexOf("-->", start);
    if (end < 0) return result + text.slice(at);
    result += text.slice(at, start) + text.slice(start, end + 3).replace(/[^\n]/g, " ");
    at = end + 3;
  }
}
