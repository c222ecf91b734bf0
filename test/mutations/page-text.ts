/**
 * A page as lines of text. This file does not use docwright's readers, so that the tests find facts that the readers
 * lose.
 */
export interface PageText {
  /** Docs path. */
  readonly file: string;
  readonly lines: readonly string[];
}

export interface Section {
  /** Index of the line of the heading. */
  readonly heading: number;
  /** Index of the line after the last line of the section. */
  readonly end: number;
}

export interface Cell {
  readonly text: string;
  /** Start and end of the cell's trimmed text, as indexes in its line. */
  readonly from: number;
  readonly to: number;
}

export interface Row {
  /** Index of the line. */
  readonly at: number;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly header: Row;
  readonly rows: readonly Row[];
}

const headingLine = /^(#{1,6})\s+(.*?)\s*$/;
const fenceLine = /^\s*(`{3,}|~{3,})/;

export function pageText(file: string, text: string): PageText {
  return { file, lines: text.replace(/^\uFEFF/, "").split(/\r?\n/) };
}

/** Tells for each line whether it is prose. Lines of code blocks, comments and front matter are not prose. */
export function proseLines({ lines }: PageText): readonly boolean[] {
  let closing: string | null = lines[0]?.trim() === "---" ? "---" : null;
  return lines.map((line, index) => {
    if (closing !== null) {
      const ends = closing === "-->" ? line.includes(closing) : index > 0 && line.trim().startsWith(closing);
      if (ends) closing = null;
      return false;
    }
    const mark = fenceLine.exec(line)?.[1];
    if (mark !== undefined) {
      closing = mark;
      return false;
    }
    if (!line.includes("<!--")) return true;
    if (line.lastIndexOf("<!--") > line.lastIndexOf("-->")) closing = "-->";
    return false;
  });
}

/**
 * Finds the section whose heading matches a pattern. If sections of several levels match, finds the section of the
 * highest level.
 *
 * @returns `null` if no section matches. `null` also if several sections of the highest level match
 */
export function sectionOf(page: PageText, title: RegExp): Section | null {
  const prose = proseLines(page);
  const headings = page.lines.flatMap((line, at) => {
    const [, marks, text] = (prose[at] === true ? headingLine.exec(line) : null) ?? [];
    return marks === undefined || text === undefined ? [] : [{ at, depth: marks.length, text }];
  });
  const titled = headings.filter(({ text }) => title.test(text));
  const highest = Math.min(...titled.map(({ depth }) => depth));
  const found = titled.filter(({ depth }) => depth === highest);
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const next = headings.find(({ at, depth, text }) => at > only.at && depth <= only.depth && !text.includes("(#tab/"));
  return { heading: only.at, end: next?.at ?? page.lines.length };
}

/**
 * Finds the only table of a section. Returns `null` if the section does not have exactly one table. Returns `null` too
 * if the rows of the table differ in length.
 */
export function tableOf(page: PageText, section: Section | null): Table | null {
  if (section === null) return null;
  const delimiters: number[] = [];
  for (let at = section.heading + 1; at < section.end; at += 1) {
    if (/^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(page.lines[at] ?? "") && hasCells(page.lines[at - 1])) {
      delimiters.push(at);
    }
  }
  const [delimiter] = delimiters;
  if (delimiter === undefined || delimiters.length > 1) return null;
  const header = rowAt(page, delimiter - 1);
  const rows: Row[] = [];
  for (let at = delimiter + 1; at < section.end && hasCells(page.lines[at]); at += 1) rows.push(rowAt(page, at));
  const even = rows.every(({ cells }) => cells.length === header.cells.length);
  return even && rows.length > 0 ? { header, rows } : null;
}

function hasCells(line: string | undefined): boolean {
  return line?.includes("|") === true;
}

function rowAt({ lines }: PageText, at: number): Row {
  const line = lines[at] ?? "";
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const opens = bars[0] === line.search(/\S/);
  const closes = bars.at(-1) === line.trimEnd().length - 1;
  const edges = [...(opens ? [] : [-1]), ...bars, ...(closes ? [] : [line.length])];
  return {
    at,
    cells: edges.slice(1).map((end, index) => {
      const start = (edges[index] ?? -1) + 1;
      const raw = line.slice(start, end);
      const text = raw.trim();
      const from = start + (text === "" ? 0 : raw.indexOf(text));
      return { text, from, to: from + text.length };
    }),
  };
}

/** Returns the text of the page, with the line at an index replaced by other lines. */
export function withLine({ lines }: PageText, at: number, ...others: readonly string[]): string {
  return lines.toSpliced(at, 1, ...others).join("\n");
}

/** Returns the text of the page, with lines inserted after the line at an index. */
export function withLinesAfter({ lines }: PageText, at: number, ...others: readonly string[]): string {
  return lines.toSpliced(at + 1, 0, ...others).join("\n");
}

/** Returns the text of the page, with the text of a cell replaced. */
export function withCell(page: PageText, { at, cells }: Row, column: number, text: string): string {
  const line = page.lines[at] ?? "";
  const cell = cells[column];
  return cell === undefined
    ? page.lines.join("\n")
    : withLine(page, at, line.slice(0, cell.from) + text + line.slice(cell.to));
}
