import { fillPieces, type ValueSlot } from "./call-path.js";
import type { Call } from "./calls.js";
import type { UrlMatch } from "./example-match.js";
import type { SdkPlan } from "./plan-sdk.js";
import { QUERY_OPTIONS, queryOptionsOf, type QueryOption } from "./query-options.js";

/** The query of an example: typed options where they say what they are about, the rest by name. */
export interface ExampleQuery {
  readonly options: ReadonlyMap<QueryOption, string | number | boolean | readonly string[]>;
  readonly others: ReadonlyMap<string, string>;
  /** What goes over the wire. */
  readonly sent: ReadonlyMap<string, string>;
}

/** Reads the query that an example adds to its request line. */
export function exampleQuery({ call, values, query }: UrlMatch, plan: SdkPlan): ExampleQuery {
  const taken = new Set<string>(queryOptionsOf(call));
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

/** The value that the typed option takes; `null` where its type does not allow what the example says. */
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
      return namesIn(value, call, plan, /^([\w.]+)$/);
    case "expand":
      return namesIn(value, call, plan, /^(\w+)(?:\(.*\))?$/s);
    case "orderby":
      return namesIn(value, call, plan, /^(\w+)(?: (?:asc|desc)|\/.*)?$/s);
  }
}

/** A list in which each entry begins with a property that the items have. */
function namesIn(value: string, call: Call, plan: SdkPlan, form: RegExp): readonly string[] | null {
  const names = splitList(value);
  const known = names.every((name) => {
    const property = form.exec(name)?.[1];
    return property !== undefined && isProperty(property, call, plan);
  });
  return known ? names : null;
}

function isProperty(name: string, { result }: Call, plan: SdkPlan): boolean {
  if (result.kind !== "paged" && result.kind !== "json") return false;
  return result.types.every((type) => {
    const model = plan.graph.get(type);
    if (model === undefined || model.kind === "enum") return !type.startsWith("Edm.") && model === undefined;
    return plan.graph.property(type, name) !== undefined || plan.graph.lineage(type).some(({ open }) => open);
  });
}

/** Splits at the commas outside of parentheses. */
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
