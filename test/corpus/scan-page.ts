/**
 * Numbers of the lines that a simple scan finds in the text of a page. They count from 1. The scan does not use
 * docwright's readers, so it also sees facts that a reader loses.
 */
export interface ScannedLines {
  /**
   * Lines in a code block under a heading "HTTP request" that begin with an HTTP method. Lines under a heading
   * "Response" are requests that callers send after the response.
   */
  readonly requestLines: number[];
  /** Rows with a name under the headings "Properties" and "Relationships", in tables whose second column is a type. */
  readonly propertyRows: number[];
  /** Rows of tables under "Permissions" or "Prerequisites" that name a permission type. */
  readonly permissionRows: number[];
  /** Annotations that mark the next code block as a request. */
  readonly requestBlocks: number[];
}

interface Heading {
  depth: number;
  text: string;
}

const methodLine = /^\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\S/;
const fence = /^\s*(?:>\s*)?(`{3,}|~{3,})/;
const headingLine = /^(#{1,6})\s+(.*)$/;
const delimiterRow = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const accessRow = /^\s*\|?\s*\**\s*(delegated|application)/i;

/** Finds the lines of a page that contain requests, properties and permissions. */
export function scanPage(text: string): ScannedLines {
  const seen: ScannedLines = { requestLines: [], propertyRows: [], permissionRows: [], requestBlocks: [] };
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const path: Heading[] = [];
  let closing: string | null = null;
  let inComment = false;
  let inTable = false;
  let typed = false;
  for (const [index, line] of lines.entries()) {
    const mark = fence.exec(line)?.[1];
    if (closing !== null) {
      if (mark?.startsWith(closing) === true) closing = null;
      else if (isUnder(path, /^http request/i) && !isUnder(path, /^response$/i) && methodLine.test(line))
        seen.requestLines.push(index + 1);
      continue;
    }
    if (mark !== undefined) {
      closing = mark;
      inTable = false;
      continue;
    }
    if (/"blockType"\s*:\s*"request"/.test(line)) seen.requestBlocks.push(index + 1);
    const hidden = inComment || line.trimStart().startsWith("<!--");
    if (hidden) inComment = line.lastIndexOf("-->") <= line.lastIndexOf("<!--");
    if (hidden) continue;
    const heading = headingLine.exec(line);
    if (heading?.[1] !== undefined && heading[2] !== undefined) {
      enter(path, { depth: heading[1].length, text: heading[2].trim() });
      inTable = false;
      continue;
    }
    if (line.includes("|") && delimiterRow.test(line) && (lines[index - 1] ?? "").includes("|")) {
      inTable = true;
      typed = /^\s*(?:return )?type\s*$/i.test(cells(lines[index - 1] ?? "")[1] ?? "");
      continue;
    }
    if (!line.includes("|")) {
      inTable = false;
      continue;
    }
    if (!inTable) continue;
    const [first = "", ...others] = cells(line).map((cell) => cell.trim());
    const headsGroup = first.startsWith("**") && others.every((cell) => cell === "");
    if (first === "" || headsGroup) continue;
    if (typed && isUnder(path, /^(properties|relationships)\b/i)) seen.propertyRows.push(index + 1);
    if (isUnder(path, /^(permissions|prerequisites)\b/i) && accessRow.test(line)) seen.permissionRows.push(index + 1);
  }
  return seen;
}

function cells(row: string): string[] {
  return row.replace(/^\s*\|/, "").split("|");
}

function enter(path: Heading[], heading: Heading): void {
  if (heading.depth === 1 && heading.text.includes("(#tab/")) return;
  while ((path.at(-1)?.depth ?? 0) >= heading.depth) path.pop();
  path.push(heading);
}

function isUnder(path: readonly Heading[], name: RegExp): boolean {
  return path.some((heading) => name.test(heading.text));
}
