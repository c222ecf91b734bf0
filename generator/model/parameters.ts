import type { FieldRow, OperationFacts } from "../page/page.js";
import type { Parameter, ParameterLocation } from "./model.js";
import { UNTYPED } from "./type-lookup.js";
import type { Resolve } from "./type-names.js";

/** Rows of a table of parameters or headers, as parameters. A row without a readable type holds text. */
export function buildParameters(rows: readonly FieldRow[], location: ParameterLocation, resolve: Resolve): Parameter[] {
  return rows.map((row) => ({
    name: row.name,
    in: location,
    type: typeOfRow(row, resolve),
    required: row.facts.required,
    description: row.description,
    source: row.source,
  }));
}

/** The type of a parameter's row. */
export function typeOfRow(row: FieldRow, resolve: Resolve): string {
  const type = row.type ? resolve(row.type) : UNTYPED;
  return type === UNTYPED ? "Edm.String" : type;
}

/**
 * Types of the system query options; every other one holds an expression, which is text.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptions | OData URL Conventions 4.01}
 */
const QUERY_OPTION_TYPES: ReadonlyMap<string, string> = new Map([
  ["$top", "Edm.Int32"],
  ["$skip", "Edm.Int32"],
  ["$count", "Edm.Boolean"],
]);

/** Query parameters from the tables, then the system query options that the section only names. */
export function buildQueryParameters(facts: OperationFacts, resolve: Resolve): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const row of facts.queryParameters) {
    const [parameter] = buildParameters([row], "query", resolve);
    if (parameter && !found.has(row.name)) {
      found.set(row.name, row.type ? parameter : { ...parameter, type: queryOptionType(row.name) });
    }
  }
  for (const { name, source } of facts.queryOptions) {
    if (found.has(name)) continue;
    found.set(name, { name, in: "query", type: queryOptionType(name), required: null, description: "", source });
  }
  return [...found.values()];
}

function queryOptionType(name: string): string {
  return QUERY_OPTION_TYPES.get(name.toLowerCase()) ?? "Edm.String";
}
