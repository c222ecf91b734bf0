import type { FieldRow, OperationFacts } from "../page/page.js";
import type { Parameter, ParameterLocation } from "./model.js";
import { UNTYPED } from "./type-lookup.js";
import type { Resolve } from "./type-names.js";

/** Builds parameters from the rows of a table of parameters or headers. Without a known type, a parameter is a string. */
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

/** Resolves the type in a parameter's row; `Edm.String` if the row does not name a known type. */
export function typeOfRow(row: FieldRow, resolve: Resolve): string {
  const type = row.type ? resolve(row.type) : UNTYPED;
  return type === UNTYPED ? "Edm.String" : type;
}

/**
 * The system query options that have a number or a boolean as value. All other system query options have text as value.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptions |
 * OData URL Conventions 4.01}
 */
const QUERY_OPTION_TYPES: ReadonlyMap<string, string> = new Map([
  ["$top", "Edm.Int32"],
  ["$skip", "Edm.Int32"],
  ["$count", "Edm.Boolean"],
]);

/**
 * Builds the query parameters: first those in tables, then the function parameters that examples have in the query, then
 * the system query options that only sentences name.
 */
export function buildQueryParameters(facts: OperationFacts, resolve: Resolve): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const row of [...facts.queryParameters, ...parametersInQuery(facts)]) {
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

/**
 * The documented function parameters that no request line has, and that an example has in its query:
 * `/root/delta?token=latest`.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_InvokingaFunction | OData,
 * Invoking a Function}
 */
export function parametersInQuery(facts: OperationFacts): FieldRow[] {
  if (facts.functionParameters.length === 0) return [];
  const inQueries = new Set(
    facts.examples.flatMap(({ request }) => [...new URLSearchParams(request.url.replace(/^[^?]*/, "")).keys()]),
  );
  const inLines = new Set(facts.requests.flatMap(({ path, query }) => `${path}?${query ?? ""}`.split(/\W+/)));
  return facts.functionParameters.filter(({ name }) => inQueries.has(name) && !inLines.has(name));
}

function queryOptionType(name: string): string {
  return QUERY_OPTION_TYPES.get(name.toLowerCase()) ?? "Edm.String";
}
