import type { RuleId } from "../../findings/catalogue.js";
import type { Finding, Place } from "../../findings/finding.js";
import type { SourceTexts } from "../source-texts.js";
import type { Edit } from "./edit.js";
import { closeFrontMatter, replaceDocType } from "./front-matter-fixes.js";
import { removeTrailingCommas } from "./json-fixes.js";
import { orderPermissions } from "./permission-fixes.js";
import { repairTable } from "./table-fixes.js";

/**
 * Returns the edits that remove a finding. The list is empty if the page no longer contains the text that the finding
 * is about.
 */
export type Fix = (finding: Finding<string>, texts: SourceTexts) => readonly Edit[];

/**
 * The fixes, by rule. A rule has a fix if its findings can have exactly one correct fix. The catalogue marks these
 * rules as `fixable`.
 */
export const fixes: Readonly<Partial<Record<RuleId, Fix>>> = {
  "front-matter": closeFrontMatter,
  "inconsistent-case": replaceNames,
  "link-case": replaceTarget,
  "malformed-table": repairTable,
  "nonstandard-json": removeTrailingCommas,
  "unordered-permissions": orderPermissions,
  "wrong-doc-type": replaceDocType,
};

/** The edits that remove a finding; empty if the fix is not certain. */
export function fixOf(finding: Finding<string>, texts: SourceTexts): readonly Edit[] {
  const byRule: Readonly<Record<string, Fix | undefined>> = fixes;
  return (Object.hasOwn(byRule, finding.rule) ? byRule[finding.rule]?.(finding, texts) : undefined) ?? [];
}

/** Writes a name in its documented case, at the place of the finding and at the other places in the same body. */
function replaceNames(finding: Finding<string>, texts: SourceTexts): readonly Edit[] {
  const { suggestion, repeated = [] } = finding;
  if (suggestion === undefined) return [];
  return [finding, ...repeated].flatMap((place) => {
    const { file, line, column, endLine, endColumn } = place;
    if (endLine !== line || endColumn === undefined) return [];
    const written = texts.line(file, line).slice(column - 1, endColumn - 1);
    const [, quote = "", name = ""] = /^("?)(.*)\1$/.exec(written) ?? [];
    if (name === suggestion || name.toLowerCase() !== suggestion.toLowerCase()) return [];
    return [{ start: { line, column }, end: { line, column: endColumn }, text: `${quote}${suggestion}${quote}` }];
  });
}

/** Replaces the target of a link. */
function replaceTarget(finding: Finding<string>, texts: SourceTexts): readonly Edit[] {
  const { subject: url, suggestion } = finding;
  if (url === undefined || suggestion === undefined || url === suggestion) return [];
  for (let line = finding.endLine ?? finding.line; line >= finding.line; line -= 1) {
    const { from, text } = partOfLine(finding, line, texts);
    const index = indexOfTarget(url, text);
    if (index < 0) continue;
    const column = from + index + 1;
    return [{ start: { line, column }, end: { line, column: column + url.length }, text: suggestion }];
  }
  return [];
}

/**
 * Index of a link's target in a text; -1 if the text does not have the target. The same characters in the label or the
 * title of the link are ignored.
 */
function indexOfTarget(url: string, text: string): number {
  let index = url === "" ? -1 : text.lastIndexOf(url);
  while (index > 0) {
    const [before, after] = [text.charAt(index - 1), text.charAt(index + url.length)];
    if (/[(<\s]/.test(before) && /^[)>\s]?$/.test(after)) return index;
    index = text.lastIndexOf(url, index - 1);
  }
  return -1;
}

/**
 * The characters of a line that are between the start and the end of a place, and the number of characters before them.
 */
function partOfLine(place: Place, line: number, texts: SourceTexts): { readonly from: number; readonly text: string } {
  const from = line === place.line ? place.column - 1 : 0;
  const to = line === place.endLine && place.endColumn !== undefined ? place.endColumn - 1 : undefined;
  return { from, text: texts.line(place.file, line).slice(from, to) };
}
