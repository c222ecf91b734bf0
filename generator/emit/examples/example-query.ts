import type { Call } from "../calls/calls.js";
import type { UrlMatch } from "./example-match.js";
import { sentQueryName, sentQueryValue } from "./sent-text.js";
import type { SdkPlan } from "../plan-sdk.js";
import { QUERY_OPTIONS, type QueryOption } from "../../model/query-options.js";
import { queryOf } from "../queries/query-table.js";

/**
 * The query of an example. `options` has the query parameters for which the call has a typed option. `others` has all
 * other query parameters.
 */
export interface ExampleQuery {
  readonly options: ReadonlyMap<QueryOption, string | number | boolean | readonly string[]>;
  readonly others: ReadonlyMap<string, string>;
  /** All query parameters as they are sent, with harmless characters decoded. */
  readonly sent: ReadonlyMap<string, string>;
}

/** Converts the query of an example to options of its call. */
export function exampleQuery({ call, entries, query }: UrlMatch, plan: SdkPlan): ExampleQuery {
  const taken = new Set<string>(queryOf(call, plan.queries).options);
  const options = new Map<QueryOption, string | number | boolean | readonly string[]>();
  const others = new Map<string, string>();
  const sent = new Map<string, string>();
  for (const [name, written] of query) {
    const value = decodeURIComponent(written);
    const option = QUERY_OPTIONS.find((known) => `$${known}` === name);
    const typed = option === undefined || !taken.has(option) ? null : optionValue(option, value, call, plan);
    if (option !== undefined && typed !== null) options.set(option, typed);
    else others.set(name, value);
    sent.set(sentQueryName(name), sentQueryValue(String(typed ?? value)));
  }
  for (const [name, part] of entries) sent.set(sentQueryName(name), part.sent);
  return { options, others, sent };
}

/** The value of a typed option; `null` if the type of the option does not allow the value in the example. */
function optionValue(
  option: QueryOption,
  value: string,
  call: Call,
  plan: SdkPlan,
): string | number | boolean | readonly string[] | null {
  switch (option) {
    case "filter":
    case "search":
      return value;
    case "top":
    case "skip":
      return /^\d{1,9}$/.test(value) ? Number(value) : null;
    case "count":
      return value === "true" || value === "false" ? value === "true" : null;
    case "select":
    case "expand":
    case "orderby":
      return namesIn(value, option, call, plan);
  }
}

/** Patterns for one entry of each option: a name, followed by the text that the option allows after a name. */
const ENTRIES = {
  select: /^([\w.]+)$/,
  expand: /^(\w+)(?:\(.*\))?$/s,
  orderby: /^(\w+)(\/[\w/]+)?(?: (?:asc|desc))?$/,
};

/** Splits a list of names. Returns `null` if the type of the option does not allow one of the entries. */
function namesIn(value: string, option: keyof typeof ENTRIES, call: Call, plan: SdkPlan): readonly string[] | null {
  const entries = splitList(value);
  const { type } = queryOf(call, plan.queries);
  const nameable = type === null ? undefined : plan.queries.types.get(type)?.nameable.get(option);
  // The runtime joins names with commas and without spaces, so it cannot send a list that is written differently.
  if (entries.join(",") !== value) return null;
  if (nameable === undefined) return entries;
  const { names, open } = nameable;
  const fits = entries.every((entry) => {
    if (open && option !== "expand") return true;
    const [whole, name = "", inside] = ENTRIES[option].exec(entry) ?? [];
    const form = names.get(name);
    return (
      whole !== undefined && (open !== null || (form !== undefined && (form === "path") === (inside !== undefined)))
    );
  });
  return fits ? entries : null;
}

/** Splits a list at commas outside of parentheses. */
function splitList(value: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= value.length; index += 1) {
    const character = value.charAt(index);
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else if (character === "" || (character === "," && depth === 0)) {
      parts.push(value.slice(start, index).trim());
      start = index + 1;
    }
  }
  return parts;
}
