import { objectKey, stringLiteral } from "../boundary.js";
import type { Call } from "../calls/calls.js";
import { QUERY } from "../calls/options-type.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { Imports } from "../print/imports.js";
import { headerEntries, requestHeaders } from "../calls/request-headers.js";
import type { QueryOption } from "../../model/query-options.js";
import type { OtherParameter } from "./query-options.js";
import { queryOf } from "./query-table.js";

/** The code that writes the options of a call into its request. */
export interface QueryCode {
  /** Entries of the object literal with the query parameters of the request. */
  readonly entries: readonly string[];
  /** The expression of the request headers; `null` if the request does not have documented headers. */
  readonly headers: string | null;
}

/** Writes the code for the query options of a call, and imports what it uses. */
export function queryCode(call: Call, plan: SdkPlan, imports: Imports): QueryCode {
  const { options, others } = queryOf(call, plan.queries);
  const headers = [...consistencyEntries(call, options, imports), ...headerEntries(call)];
  return {
    entries: [
      ...optionEntries(call, options, imports),
      ...others.map((parameter) => `${objectKey(parameter.name)}: ${otherValue(parameter, imports)}`),
    ],
    headers: headersCode(headers),
  };
}

function otherValue({ name, option, list }: OtherParameter, imports: Imports): string {
  const value = `options?.${option}`;
  if (list === "repeated")
    return `${imports.value("repeated", "src/runtime/repeated")}(${stringLiteral(name)}, ${value})`;
  return list === "commas" ? `${value}?.join(",")` : value;
}

/**
 * Writes the entries for OData's query options. A request for one item takes few options, so each option has its own
 * entry. Other requests use the runtime's `toQuery`.
 */
function optionEntries({ result }: Call, options: readonly QueryOption[], imports: Imports): string[] {
  if (result.kind === "json") return options.map((option) => `$${option}: options?.${option}`);
  return options.length === 0 ? [] : [`...${imports.value("toQuery", QUERY)}(options)`];
}

function headersCode(entries: readonly string[]): string | null {
  const [only] = entries;
  if (only === undefined) return null;
  return entries.length === 1 && only.startsWith("...") ? only.slice(3) : `{ ${entries.join(", ")} }`;
}

/**
 * Writes the entry of `ConsistencyLevel`, which directory objects require for advanced queries. If a call takes neither
 * `filter` nor `search`, only `count` makes a query advanced. The code then checks `count` itself, without the
 * runtime's function.
 * {@link https://learn.microsoft.com/graph/aad-advanced-queries | Advanced query capabilities}
 */
function consistencyEntries(call: Call, options: readonly QueryOption[], imports: Imports): string[] {
  if (!requestHeaders(call).consistency) return [];
  if (options.includes("filter") || options.includes("search"))
    return [`...${imports.value("consistencyLevel", QUERY)}(options)`];
  return options.includes("count") ? ['ConsistencyLevel: options?.count ? "eventual" : undefined'] : [];
}
