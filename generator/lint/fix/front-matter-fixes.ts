import type { Finding } from "../../findings/finding.js";
import type { SourceTexts } from "../source-texts.js";
import type { Edit } from "./edit.js";

/** Replaces the value of `doc_type`. */
export function replaceDocType(finding: Finding<string>, texts: SourceTexts): readonly Edit[] {
  const { file, line, suggestion } = finding;
  const [, key, value] = /^(doc_type[ \t]*:[ \t]*["']?)(\w+)["']?[ \t]*$/.exec(texts.line(file, line)) ?? [];
  if (key === undefined || value === undefined || suggestion === undefined) return [];
  const column = key.length + 1;
  return [{ start: { line, column }, end: { line, column: column + value.length }, text: suggestion }];
}

/**
 * Adds the missing `---` line after the last field of the front matter. The fields must be followed by a blank line.
 */
export function closeFrontMatter({ file, line }: Finding<string>, texts: SourceTexts): readonly Edit[] {
  if (line !== 1 || texts.line(file, 1).trimEnd() !== "---") return [];
  let last = 1;
  while (/^[\w.-]+[ \t]*:(?:[ \t]|$)/.test(texts.line(file, last + 1))) last += 1;
  if (last === 1 || texts.line(file, last + 1).trim() !== "") return [];
  const point = { line: last, column: texts.line(file, last).length + 1 };
  return [{ start: point, end: point, text: "\n---" }];
}
