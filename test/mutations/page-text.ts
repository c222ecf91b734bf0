/**
 * A page as lines of text. This file does not use docwright's readers, so that their faults cannot stay hidden.
 */
export interface PageText {
  /** Docs path. */
  readonly file: string;
  readonly lines: readonly string[];
}

export interface Section {
  /** Index of the line of the heading. */
  readonly heading: number;
  /** Index of the line after the last one. */
  readonly end: number;
}

export interface Cell {
  readonly text: string;
  /** Start and end of the trimmed text in its line. */
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

/** Tells for each line whether it is prose, that is, not in code, a comment or front matter. */
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
 * Finds the section with a heading.
 *
 * @returns `null` if no section or several sections of the highest level match
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

/** Finds the table of a section; `null` if there is none, if there are several, or if rows differ in length. */
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

/** Returns the page's text with one line replaced by some lines. */
export function withLine({ lines }: PageText, at: number, ...others: readonly string[]): string {
  return lines.toSpliced(at, 1, ...others).join("\n");
}

/** Returns the page's text with lines inserted after one line. */
export function withLinesAfter({ lines }: PageText, at: number, ...others: readonly string[]): string {
  return lines.toSpliced(at + 1, 0, ...others).join("\n");
}

/** Returns the page's text with another text in a cell. */
export function withCell(page: PageText, { at, cells }: Row, column: number, text: string): string {
  const line = page.lines[at] ?? "";
  const cell = cells[column];
  return cell === undefined
    ? page.lines.join("\n")
    : withLine(page, at, line.slice(0, cell.from) + text + line.slice(cell.to));
}
