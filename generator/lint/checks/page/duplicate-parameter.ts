import type { FieldRow, Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const duplicateParameter: PageCheck = { rule: "duplicate-parameter", check: checkPage };

function* checkPage({ operation }: Page): Generator<CheckFinding> {
  if (operation === null) return;
  const { pathParameters, queryParameters, functionParameters, requestHeaders, requestBody } = operation;
  const tables = [pathParameters, queryParameters, functionParameters, requestBody?.fields ?? []];
  for (const rows of tables) yield* repeated(rows, ({ name }) => name);
  // A header such as Prefer has a row for each of its values.
  yield* repeated(requestHeaders, ({ name, description }) => `${name}: ${description}`);
}

function* repeated(rows: readonly FieldRow[], keyOf: (row: FieldRow) => string): Generator<CheckFinding> {
  const first = new Map<string, FieldRow>();
  let last: FieldRow | null = null;
  for (const row of rows) {
    if (last !== null && !isNextRow(last, row)) first.clear();
    last = row;
    const known = first.get(keyOf(row));
    if (known === undefined) first.set(keyOf(row), row);
    else
      yield {
        message: `${row.name} is already documented in line ${known.source.line}. Remove or correct one of the two rows.`,
        source: row.source,
        subject: row.name,
      };
  }
}

/**
 * Tells whether two rows are on consecutive lines and therefore in the same table. Several tables of a section can
 * contain the same names, for example one table for each permission type.
 */
function isNextRow({ source: { file, line } }: FieldRow, { source }: FieldRow): boolean {
  return source.file === file && source.line === line + 1;
}
