import type { Place } from "../findings/finding.js";
import type { DocFile } from "../docs/doc-file.js";

/** The texts of pages and of their includes. */
export interface SourceTexts {
  readonly files: readonly string[];
  /** The text of a file; `undefined` if it was not read. */
  readonly of: (file: string) => string | undefined;
  /** A line of a file, counted from 1; empty beyond its end. */
  readonly line: (file: string, line: number) => string;
  /** The number of lines of a file. */
  readonly count: (file: string) => number;
}

/** Indexes the texts of docs by file and line. */
export function sourceTexts(docs: readonly Pick<DocFile, "path" | "text" | "includes">[]): SourceTexts {
  const texts = new Map(docs.flatMap((doc) => [...Object.entries(doc.includes), [doc.path, doc.text] as const]));
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = lines.get(file) ?? texts.get(file)?.split("\n") ?? [];
    lines.set(file, known);
    return known;
  };
  return {
    files: [...texts.keys()],
    of: (file) => texts.get(file),
    line: (file, line) => linesOf(file)[line - 1] ?? "",
    count: (file) => linesOf(file).length,
  };
}

/** Position of the first `word` in the lines of `within`; `within` itself if these lines do not contain the word. */
export function placeOfWord(word: string, within: Place, texts: SourceTexts): Place {
  for (let line = within.line; line <= (within.endLine ?? within.line); line += 1) {
    const index = indexOfWord(word, texts.line(within.file, line));
    if (index < 0) continue;
    return { file: within.file, line, column: index + 1, endLine: line, endColumn: index + 1 + word.length };
  }
  return within;
}

/**
 * Index of a name in a text, but not as a part of a longer name (`User.Read` in `User.Read.All`); -1 if it does not
 * occur.
 */
export function indexOfWord(word: string, text: string): number {
  for (let index = text.indexOf(word); index >= 0; index = text.indexOf(word, index + 1)) {
    const before = text.slice(Math.max(0, index - 1), index);
    const after = text.slice(index + word.length, index + word.length + 2);
    if (!/[\w.]/.test(before) && !/^(?:\w|\.\w)/.test(after)) return index;
  }
  return -1;
}

/**
 * The text at a place, in one line: the text between start and end if both are on one line, else the rest of the
 * first line.
 */
export function textAt({ file, line, column, endLine, endColumn }: Place, texts: SourceTexts): string {
  const start = column - 1;
  const end = endLine === line && endColumn !== undefined ? endColumn - 1 : Infinity;
  const text = texts.line(file, line).slice(start, Math.min(end, start + LONGEST_SOURCE));
  return text.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_TEXT);
}

/**
 * The number of characters after which a text is cut off. The first 120 characters distinguish one finding from
 * another, and people can read them in a baseline.
 */
const LONGEST_TEXT = 120;

/**
 * The number of characters to read from a line. It is higher than `LONGEST_TEXT` because white space is collapsed
 * afterwards.
 */
const LONGEST_SOURCE = 1000;
