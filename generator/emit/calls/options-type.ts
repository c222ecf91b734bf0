import { itemType } from "../../model/qualified-name.js";
import { commentText, propertyKey, stringLiteral } from "../boundary.js";
import { headerTypes, needsOptions } from "./request-headers.js";
import { responseHeaders } from "./response-facts.js";
import { urlType, type Call } from "./calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { NAMING_OPTIONS } from "../queries/nameable-properties.js";
import { QUERY_OPTIONS, type QueryOption } from "../../model/query-options.js";
import type { OtherParameter } from "../queries/query-options.js";
import { queryOf } from "../queries/query-table.js";
import type { Imports } from "../print/imports.js";

/** The runtime module with the types of query options. */
export const QUERY = "src/runtime/query";

/** The type parameter for each option that changes the result type. */
const TYPE_PARAMETERS = { select: "Select", expand: "Expand" } as const;

/** The options that a call takes. */
export interface CallOptions {
  /** The name of the runtime's type that has most of the options. It also has the options of every request. */
  readonly base: Base["name"];
  /** Writes the type arguments of `base` for the queried type. Adds imports. */
  readonly facts: (imports: Imports) => string[];
  /**
   * Whether `base` and `headers` are the whole type: they cover all options, no option is required, and no response
   * headers are documented.
   */
  readonly isPlain: boolean;
  /** Whether the module of the call declares a type for the options. It does if the call has options for its query. */
  readonly isOwn: boolean;
  /** Writes the types of the options for request headers. Adds imports. */
  readonly headers: (imports: Imports) => string[];
  /** Writes the type of all options. Adds imports. */
  readonly expression: (imports: Imports) => string;
}

/** Determines the options of a call. */
export function callOptions(call: Call, plan: SdkPlan): CallOptions {
  const { type, options, others } = queryOf(call, plan.queries);
  const bases = type === null ? [] : call.result.kind === "count" ? [COUNTING] : BASES;
  const base = bases.find((one) => one.options.every((each) => options.includes(each))) ?? REQUEST;
  const single = options.filter((one) => !base.options.includes(one));
  const headers = responseHeaders(call).map(stringLiteral).join(" | ");
  const typeArguments = (some: readonly QueryOption[], imports: Imports): string[] =>
    type === null ? [] : [...facts(some, type, plan, imports), ...chosen(some)];
  return {
    base: base.name,
    facts: (imports) => (type === null ? [] : facts(base.options, type, plan, imports)),
    isPlain: single.length + others.length === 0 && headers === "" && !needsOptions(call),
    isOwn: options.length + others.length > 0,
    headers: (imports) => headerTypes(call, imports),
    expression: (imports) => {
      const common = [...typeArguments(base.options, imports), ...(headers === "" ? [] : [headers])];
      const first = generic(imports.type(base.name, base.module), common);
      const further = [
        ...single.map((one) => generic(imports.type(OPTION_TYPES[one], QUERY), typeArguments([one], imports))),
        ...(others.length === 0 ? [] : [`{ ${others.map((other) => otherOption(other, plan)).join("\n")} }`]),
        ...headerTypes(call, imports),
      ];
      return (base === REQUEST ? [...further, first] : [first, ...further]).join(" & ");
    },
  };
}

/** The type parameters of a call, `Select` and `Expand`, and the type of the names that each may contain. */
export function choicesOf(call: Call, plan: SdkPlan): { name: string; names: (imports: Imports) => string }[] {
  const { type, options } = queryOf(call, plan.queries);
  if (type === null) return [];
  return choices(options).map((option) => ({
    name: TYPE_PARAMETERS[option],
    names: (imports) => `${importQueryType(type, plan, imports)}[${stringLiteral(option)}]`,
  }));
}

interface Base {
  readonly name:
    | "ExpandableListOptions"
    | "ListOptions"
    | "ExpandableItemOptions"
    | "ItemOptions"
    | "CountingOptions"
    | "RequestOptions";
  readonly module: string;
  readonly options: readonly QueryOption[];
}

/**
 * Types of the runtime with the options of most calls. The first type whose options the call supports is used, so types
 * with more options come first.
 */
const BASES: readonly Base[] = [
  { name: "ExpandableListOptions", module: QUERY, options: QUERY_OPTIONS },
  { name: "ListOptions", module: QUERY, options: QUERY_OPTIONS.filter((option) => option !== "expand") },
  { name: "ExpandableItemOptions", module: QUERY, options: ["select", "expand"] },
  { name: "ItemOptions", module: QUERY, options: ["select"] },
];

const COUNTING: Base = { name: "CountingOptions", module: "src/runtime/count", options: ["filter", "search"] };

const REQUEST: Base = { name: "RequestOptions", module: "src/runtime/request", options: [] };

/**
 * The type arguments of options: the type with the names for queries, and the type with the fields for filters. A type
 * is left out if no option needs it.
 */
function facts(options: readonly QueryOption[], type: string, plan: SdkPlan, imports: Imports): string[] {
  return [
    ...(NAMING_OPTIONS.some((option) => options.includes(option)) ? [importQueryType(type, plan, imports)] : []),
    ...(options.includes("filter") ? [importFilterType(type, plan, imports)] : []),
  ];
}

function chosen(options: readonly QueryOption[]): string[] {
  return choices(options).map((option) => TYPE_PARAMETERS[option]);
}

function choices(options: readonly QueryOption[]): ("select" | "expand")[] {
  return (["select", "expand"] as const).filter((option) => options.includes(option));
}

const OPTION_TYPES: Readonly<Record<QueryOption, string>> = {
  select: "SelectOption",
  expand: "ExpandOption",
  filter: "FilterOption",
  orderby: "OrderByOption",
  search: "SearchOption",
  top: "TopOption",
  skip: "SkipOption",
  count: "CountOption",
};

/** Imports the query type and the filter type of a type, for the methods of a cast. */
export function importQueryTypes(
  type: string,
  plan: SdkPlan,
  imports: Imports,
): { readonly query: string; readonly fields: string; readonly canExpand: boolean } {
  const nameable = plan.queries.types.get(type)?.nameable;
  return {
    query: nameable === undefined || nameable.size === 0 ? "unknown" : importQueryType(type, plan, imports),
    fields: importFilterType(type, plan, imports),
    canExpand: nameable?.has("expand") === true,
  };
}

function importQueryType(type: string, plan: SdkPlan, imports: Imports): string {
  const names = plan.names.get(type);
  if (names === undefined) throw new Error(`${type} has no name`);
  return imports.type(names.query, `src/models/${names.file}`);
}

function importFilterType(type: string, plan: SdkPlan, imports: Imports): string {
  const names = plan.queries.types.get(type)?.filter?.declared === true ? plan.names.get(type) : undefined;
  return names === undefined ? "unknown" : imports.type(names.filter, `src/models/${names.file}`);
}

/** Writes a generic type with its arguments. Without arguments, writes only the name. */
export function generic(name: string, typeArguments: readonly string[]): string {
  return typeArguments.length === 0 ? name : `${name}<${typeArguments.join(", ")}>`;
}

function otherOption({ name, option, type, description, list }: OtherParameter, { options }: SdkPlan): string {
  const comment = commentText(description.replace(/\s+/g, " ")) || commentText(name);
  const item = urlType(list === null ? type : itemType(type).type, options);
  return `/** ${comment} */\nreadonly ${propertyKey(option)}?: ${list === null ? item : `readonly ${item}[]`};`;
}
