import type { Place } from "../../../findings/finding.js";
import type { Page } from "../../../page/page.js";
import type { PermissionScheme, PermissionSet } from "../../../vocabulary.js";
import { exceeds } from "../../privilege.js";
import type { CheckFinding, PageCheck } from "../../check.js";
import { indexOfWord, placeOfWord, type SourceTexts } from "../../source-texts.js";

export const unorderedPermissions: PageCheck = { rule: "unordered-permissions", check: checkPage };

function* checkPage(page: Page, texts: SourceTexts): Generator<CheckFinding> {
  const seen = new Set<string>();
  for (const table of page.operation?.shared.permissions ?? []) {
    for (const scheme of [table.delegatedWork, table.delegatedPersonal, table.application]) {
      for (const [greater, lesser] of misplaced(scheme, isOneList(table, texts))) {
        const source = placeInRow(lesser, greater, table.source, texts);
        const key = `${String(source.line)} ${greater} ${lesser}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const message = `${lesser} is less privileged than ${greater} but is listed after it. Put ${lesser} first.`;
        yield { message, source, subject: `${greater} ${lesser}` };
      }
    }
  }
}

/** Tells whether the table has one column, ordered by privilege. A separate column of higher privileged permissions is not ordered. */
function isOneList({ source }: PermissionSet, texts: SourceTexts): boolean {
  return !/\bhigher\b/i.test(texts.line(source.file, source.line));
}

function* misplaced({ least, higher }: PermissionScheme, isOneList: boolean): Generator<[string, string]> {
  const sole = (alternatives: readonly (readonly string[])[]): string[] =>
    alternatives.flatMap(([permission, ...others]) =>
      permission === undefined || others.length > 0 ? [] : [permission],
    );
  const [first, behind] = [sole(least), sole(higher)];
  const ordered = isOneList ? [...first, ...behind] : first;
  for (const [index, permission] of ordered.entries()) {
    const later = isOneList ? ordered.slice(index + 1) : behind;
    const lesser = later.find((other) => exceeds(permission, other));
    if (lesser !== undefined) yield [permission, lesser];
  }
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
