import type { Place } from "../../../findings/finding.js";
import type { Page } from "../../../page/page.js";
import type { PermissionScheme, PermissionSet } from "../../../vocabulary.js";
import { lesserPermissions } from "../../privilege.js";
import type { CheckFinding, PageCheck } from "../../check.js";
import { indexOfWord, placeOfWord, type SourceTexts } from "../../source-texts.js";

export const unorderedPermissions: PageCheck = { rule: "unordered-permissions", check: checkPage };

/**
 * The highest number of findings on one page. It is limited because each finding searches all rows for its permissions.
 */
const mostFindings = 50;

function* checkPage(page: Page, texts: SourceTexts): Generator<CheckFinding> {
  const seen = new Set<string>();
  let left = 0;
  let placeOfLeft: Place | null = null;
  for (const table of page.operation?.shared.permissions ?? []) {
    for (const scheme of [table.delegatedWork, table.delegatedPersonal, table.application]) {
      const isSorted = isOneList(table, texts);
      for (const [greater, lesser] of misplaced(scheme, isSorted)) {
        const source = placeInRow(lesser, greater, table.source, texts);
        const key = `${String(source.line)} ${greater} ${lesser}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (seen.size > mostFindings) {
          left += 1;
          placeOfLeft ??= table.source;
          continue;
        }
        const message = isSorted
          ? `${lesser} is less privileged than ${greater} but is listed after it. Put ${lesser} before ${greater}.`
          : `${lesser} is less privileged than ${greater}, but the table lists ${greater} as the least privileged permission. List ${lesser} in its place.`;
        yield { message, source, subject: `${greater} ${lesser}` };
      }
    }
  }
  if (placeOfLeft === null) return;
  const message = `docwright reports at most ${mostFindings} pairs of permissions in the wrong order. Pairs on this page that are not reported: ${left}. Order each list from least to most privileged.`;
  yield { message, source: placeOfLeft, subject: "more" };
}

/**
 * Tells whether the table has a single column of permissions, ordered by privilege. A separate column of higher
 * privileged permissions is not ordered.
 */
function isOneList({ source }: PermissionSet, texts: SourceTexts): boolean {
  return !/\bhigher\b/i.test(texts.line(source.file, source.line));
}

function* misplaced({ least, higher }: PermissionScheme, isOneList: boolean): Generator<[string, string]> {
  const sole = (alternatives: readonly (readonly string[])[]): string[] =>
    alternatives.flatMap(([permission, ...others]) =>
      permission === undefined || others.length > 0 ? [] : [permission],
    );
  const first = sole(least);
  const all = [...first, ...sole(higher)];
  const nearest = new Map<string, number>();
  const found: [string, string][] = [];
  for (const [index, permission] of [...all.entries()].toReversed()) {
    const isInOrder = isOneList || index < first.length;
    const places = isInOrder ? lesserPermissions(permission).flatMap((name) => nearest.get(name) ?? []) : [];
    const lesser = places.length === 0 ? undefined : all[Math.min(...places)];
    if (lesser !== undefined) found.push([permission, lesser]);
    if (isOneList || index >= first.length) nearest.set(permission, index);
  }
  yield* found.toReversed();
}

function placeInRow(word: string, neighbor: string, table: Place, texts: SourceTexts): Place {
  for (let line = table.line; line <= (table.endLine ?? table.line); line += 1) {
    const row = { ...table, line, endLine: line };
    const text = texts.line(table.file, line);
    const index = indexOfWord(neighbor, text);
    if (index >= 0 && indexOfWord(word, text) > index) return placeOfWord(word, row, texts);
  }
  return placeOfWord(word, table, texts);
}
