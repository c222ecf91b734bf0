import type { Finding } from "../../findings/finding.js";
import { countColumns, isDelimiterRow } from "../../page/grammar/delimiter-row.js";
import type { SourceTexts } from "../source-texts.js";
import type { Edit } from "./edit.js";

/**
 * Changes the delimiter row so that it has as many columns as the header row, or removes the blank lines before rows of
 * a table.
 */
export function repairTable({ file, line, endLine = line }: Finding<string>, texts: SourceTexts): readonly Edit[] {
  for (let at = line + 1; at <= endLine; at += 1) {
    if (isDelimiterRow(texts.line(file, at))) return repairDelimiterRow(at, file, texts);
  }
  return joinRows(line, file, texts);
}

function repairDelimiterRow(line: number, file: string, texts: SourceTexts): readonly Edit[] {
  const columns = countColumns(texts.line(file, line - 1));
  const row = texts.line(file, line);
  const [start = ""] = /^[ \t]*\|?/.exec(row) ?? [];
  const end = row.trimEnd().endsWith("|") ? "|" : "";
  const cells = row.slice(start.length).trimEnd().replace(/\|$/, "").split("|");
  if (cells.length === columns) return [];
  const last = cells.at(-1) ?? "---";
  const missing = Array.from({ length: Math.max(0, columns - cells.length) }, () => last);
  const text = `${start}${[...cells.slice(0, columns), ...missing].join("|")}${end}`;
  return [{ start: { line, column: 1 }, end: { line, column: row.length + 1 }, text }];
}

function joinRows(line: number, file: string, texts: SourceTexts): readonly Edit[] {
  let above = line - 1;
  while (above > 0 && texts.line(file, above).trim() === "") above -= 1;
  const isBlank = above > 0 && above < line - 1;
  if (!isBlank || !texts.line(file, above).includes("|") || !/^\s*\|/.test(texts.line(file, line))) return [];
  const start = { line: above, column: texts.line(file, above).length + 1 };
  return [{ start, end: { line: line - 1, column: texts.line(file, line - 1).length + 1 }, text: "" }];
}
