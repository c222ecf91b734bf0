import { objectKey } from "../boundary.js";
import type { Call } from "../calls/calls.js";
import { QUERY } from "../calls/options-type.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { Imports } from "../print/imports.js";
import { queryOf } from "./query-table.js";

/** Code that turns the query options of a call into its request. */
export interface QueryCode {
  /** Entries of the object literal for the request's query. */
  readonly entries: readonly string[];
  /** Expression of additional headers; `null` if the options do not need any. */
  readonly headers: string | null;
}

/** Writes the code for the query options of a call, and imports what it uses. */
export function queryCode(call: Call, plan: SdkPlan, imports: Imports): QueryCode {
  const { options, others } = queryOf(call, plan.queries);
  return {
    entries: [
      ...(options.length === 0 ? [] : [`...${imports.value("toQuery", QUERY)}(options)`]),
      ...others.map(({ name, option }) => `${objectKey(name)}: options?.${option}`),
    ],
    headers:
      documentsConsistencyLevel(call) && (options.includes("count") || options.includes("search"))
        ? `${imports.value("consistencyLevel", QUERY)}(options)`
        : null,
  };
}

/**
 * Tells whether a page of the call documents the header that directory objects need for advanced queries.
 * {@link https://learn.microsoft.com/graph/aad-advanced-queries | Advanced query capabilities}
 */
function documentsConsistencyLevel({ pages }: Call): boolean {
  return pages.some(({ operation }) => operation.headers.some(({ name }) => name.toLowerCase() === "consistencylevel"));
}
