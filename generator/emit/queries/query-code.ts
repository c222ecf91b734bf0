import { objectKey } from "../boundary.js";
import type { Call } from "../calls/calls.js";
import { QUERY } from "../calls/options-type.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { Imports } from "../print/imports.js";
import { headerEntries, requestHeaders } from "../calls/request-headers.js";
import type { QueryOption } from "./query-options.js";
import { queryOf } from "./query-table.js";

/**
 * Options with which a query on directory objects can be an advanced one.
 * {@link https://learn.microsoft.com/graph/aad-advanced-queries | Advanced query capabilities}
 */
const ADVANCED: readonly QueryOption[] = ["count", "search", "filter"];

/** Code that turns the options of a call into its request. */
export interface QueryCode {
  /** Entries of the object literal for the request's query. */
  readonly entries: readonly string[];
  /** Expression of the documented headers; `null` if there are none. */
  readonly headers: string | null;
}

/** Writes the code for the query options of a call, and imports what it uses. */
export function queryCode(call: Call, plan: SdkPlan, imports: Imports): QueryCode {
  const { options, others } = queryOf(call, plan.queries);
  const needsLevel = requestHeaders(call).consistency && ADVANCED.some((option) => options.includes(option));
  const advanced = needsLevel ? `${imports.value("consistencyLevel", QUERY)}(options)` : null;
  const headers = headerEntries(call, advanced);
  return {
    entries: [
      ...(options.length === 0 ? [] : [`...${imports.value("toQuery", QUERY)}(options)`]),
      ...others.map(({ name, option }) => `${objectKey(name)}: options?.${option}`),
    ],
    headers:
      headers.length === 0 ? null : headers.length === 1 && advanced !== null ? advanced : `{ ${headers.join(", ")} }`,
  };
}
