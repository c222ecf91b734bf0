import { objectKey } from "../boundary.js";
import type { Call } from "../calls/calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { otherQueryParameters } from "./query-options.js";
import type { Imports } from "../print/imports.js";
import { QUERY } from "../calls/options-type.js";

/** What the query options of a call become in its request. */
export interface QueryCode {
  /** Entries of the query that is sent. */
  readonly entries: readonly string[];
  /** Expression of the headers that the options call for; `null` where they call for none. */
  readonly headers: string | null;
}

/** Writes what the query options of a call become, and imports what that needs. */
export function queryCode(call: Call, plan: SdkPlan, imports: Imports): QueryCode {
  const options = plan.queries.optionsOf(call);
  const others = otherQueryParameters(call);
  return {
    entries: [
      ...(options.length === 0 ? [] : [`...${imports.value("toQuery", QUERY)}(options)`]),
      ...others.map(({ name, option }) => `${objectKey(name)}: options?.${option}`),
    ],
    headers:
      wantsConsistency(call) && (options.includes("count") || options.includes("search"))
        ? `${imports.value("consistencyLevel", QUERY)}(options)`
        : null,
  };
}

/** Whether a page of the call names the header that a directory wants with some queries. */
function wantsConsistency({ pages }: Call): boolean {
  return pages.some(({ operation }) => operation.headers.some(({ name }) => name.toLowerCase() === "consistencylevel"));
}
