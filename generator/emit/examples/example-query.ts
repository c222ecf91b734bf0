import { itemType } from "../../model/qualified-name.js";
import type { Call } from "../calls/calls.js";
import type { UrlMatch } from "./example-match.js";
import { sentQueryName, sentQueryValue } from "./sent-text.js";
import type { SdkPlan } from "../plan-sdk.js";
import { isExtensionName } from "../../model/open-names.js";
import { QUERY_OPTIONS, type QueryOption } from "../../model/query-options.js";
import { valueType } from "../calls/calls.js";
import type { OtherParameter } from "../queries/query-options.js";
import { queryOf } from "../queries/query-table.js";
import { isExactNumber } from "../types/find-conversions.js";

type OptionValue = string | number | boolean | readonly (string | number | boolean)[];

/**
 * The query of an example. `options` has the query parameters for which the call has a typed option, by the name of the
 * option. `others` has all other query parameters.
 */
export interface ExampleQuery {
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly others: ReadonlyMap<string, string>;
  /** All query parameters as they are sent, with harmless characters decoded. */
  readonly sent: ReadonlyMap<string, string>;
}

/** Converts the query of an example to options of its call. */
export function exampleQuery({ call, entries, query }: UrlMatch, plan: SdkPlan): ExampleQuery {
  const documented = queryOf(call, plan.queries);
  const taken = new Set<string>(documented.options);
  const parameters = new Map(documented.others.map((parameter) => [parameter.name, parameter]));
  const options = new Map<string, OptionValue>();
  const others = new Map<string, string>();
  const sent = new Map<string, string>();
  for (const [name, written] of query) {
    const value = decodeURIComponent(written);
    const option = QUERY_OPTIONS.find((known) => `$${known}` === name);
    const parameter = parameters.get(name);
    const typed =
      parameter !== undefined
        ? parameterValue(parameter, value, plan)
        : option === undefined || !taken.has(option)
          ? null
          : optionValue(option, value, call, plan);
    if (typed === null) others.set(name, value);
    else options.set(parameter?.option ?? option ?? name, typed);
    sent.set(sentQueryName(name), sentQueryValue(String(typed ?? value)));
  }
  for (const [name, part] of entries) sent.set(sentQueryName(name), part.sent);
  return { options, others, sent };
}

/** The value of an option for a documented parameter; `null` if the type of the option does not allow the value. */
function parameterValue(parameter: OtherParameter, value: string, plan: SdkPlan): OptionValue | null {
  const { list } = parameter;
  if (list === null) return singleValue(parameter.type, value, plan);
  const type = itemType(parameter.type).type;
  const items = (list === "commas" ? value.split(",") : [value]).map((item) => singleValue(type, item, plan));
  // A list of options has either texts or numbers.
  return items.every((item) => item !== null) ? items : null;
}

function singleValue(type: string, value: string, { options }: SdkPlan): string | number | boolean | null {
  switch (valueType(type)) {
    case "string":
      return value;
    case "number":
      return !isExactNumber(type, options) && Number.isFinite(Number(value)) && String(Number(value)) === value
        ? Number(value)
        : null;
    case "boolean":
      return value === "true" || value === "false" ? value === "true" : null;
  }
}

/** The value of a typed option; `null` if the type of the option does not allow the value in the example. */
function optionValue(option: QueryOption, value: string, call: Call, plan: SdkPlan): OptionValue | null {
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

/** A relationship of a derived type: `microsoft.graph.eventMessage/event`. */
const OF_DERIVED_TYPE = /^\w+(?:\.\w+)+\/\w+(?:\(.*\))?$/s;

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
    if (option === "expand" ? OF_DERIVED_TYPE.test(entry) : open === "any") return true;
    const [whole, name = "", inside] = ENTRIES[option].exec(entry) ?? [];
    const form = names.get(name);
    if (whole === undefined) return false;
    if (form === undefined) return open === "any" || (open === "extensions" && isExtensionName(entry));
    return open === "any" || (form === "path") === (inside !== undefined);
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
