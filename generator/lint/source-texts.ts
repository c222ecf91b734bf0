import type { Place } from "../diagnostic.js";
import type { DocFile } from "../docs/doc-file.js";

/** The texts of pages and of their includes. */
export interface SourceTexts {
  /** All text of a file; `undefined` where it was not read. */
  readonly of: (file: string) => string | undefined;
  /** A line of a file, counted from 1; empty beyond its end. */
  readonly line: (file: string, line: number) => string;
}

/** Makes the texts of docs findable by file and line. */
export function sourceTexts(docs: readonly DocFile[]): SourceTexts {
  const texts = new Map(docs.flatMap((doc) => [...Object.entries(doc.includes), [doc.path, doc.text] as const]));
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = lines.get(file) ?? texts.get(file)?.split("\n") ?? [];
    lines.set(file, known);
    return known;
  };
  return { of: (file) => texts.get(file), line: (file, line) => linesOf(file)[line - 1] ?? "" };
}

/** Place of the first occurrence of `word` on the lines of `within`; `within` itself where there is none. */
export function placeOfWord(word: string, within: Place, texts: SourceTexts): Place {
  for (let line = within.line; line <= (within.endLine ?? within.line); line += 1) {
    const index = texts.line(within.file, line).indexOf(word);
    if (index < 0) continue;
    return { file: within.file, line, column: index + 1, endLine: line, endColumn: index + 1 + word.length };
  }
  return within;
}
