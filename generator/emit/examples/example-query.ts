import { fillPieces, type ValueSlot } from "../calls/call-path.js";
import type { Call } from "../calls/calls.js";
import type { UrlMatch } from "./example-match.js";
import type { SdkPlan } from "../plan-sdk.js";
import { QUERY_OPTIONS, type QueryOption } from "../queries/query-options.js";
import { queryOf } from "../queries/query-table.js";

/** The query of an example, as typed options if possible, else as plain query parameters. */
export interface ExampleQuery {
  readonly options: ReadonlyMap<QueryOption, string | number | boolean | readonly string[]>;
  readonly others: ReadonlyMap<string, string>;
  /** All query parameters that are sent. */
  readonly sent: ReadonlyMap<string, string>;
}

/** Converts the query of an example to options of its call. */
export function exampleQuery({ call, values, query }: UrlMatch, plan: SdkPlan): ExampleQuery {
  const taken = new Set<string>(queryOf(call, plan.queries).options);
  const options = new Map<QueryOption, string | number | boolean | readonly string[]>();
  const others = new Map<string, string>();
  const sent = new Map<string, string>();
  for (const [name, value] of query) {
    const option = QUERY_OPTIONS.find((known) => `$${known}` === name);
    const typed = option === undefined || !taken.has(option) ? null : optionValue(option, value, call, plan);
    if (option !== undefined && typed !== null) options.set(option, typed);
    else others.set(name, value);
    sent.set(name, String(typed ?? value));
  }
  for (const { name, pieces } of call.query) {
    const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
    const fill = ({ placeholder, form }: ValueSlot): string => {
      const value = values.get(placeholder) ?? "";
      return form === "literal" ? literal(value) : value;
    };
    sent.set(name, fillPieces(pieces, fill));
  }
  return { options, others, sent };
}

/** The value of a typed option; `null` if its type does not allow the value in the example. */
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

/** The form of an entry in a list of names: a name, with what the option allows after it. */
const ENTRIES = {
  select: /^([\w.]+)$/,
  expand: /^(\w+)(?:\(.*\))?$/s,
  orderby: /^(\w+)(\/[\w/]+)?(?: (?:asc|desc))?$/,
};

/** Splits a list of names; `null` if the type of the option does not allow one of them. */
function namesIn(value: string, option: keyof typeof ENTRIES, call: Call, plan: SdkPlan): readonly string[] | null {
  const entries = splitList(value);
  const { type } = queryOf(call, plan.queries);
  const nameable = type === null ? undefined : plan.queries.types.get(type)?.nameable.get(option);
  if (nameable === undefined) return entries;
  const { names, open } = nameable;
  const fits = entries.every((entry) => {
    if (open && option !== "expand") return true;
    const [whole, name = "", inside] = ENTRIES[option].exec(entry) ?? [];
    const form = names.get(name);
    return whole !== undefined && (open || (form !== undefined && (form === "path") === (inside !== undefined)));
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
