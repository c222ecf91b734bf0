import { commentText, propertyKey, stringLiteral } from "../boundary.js";
import { answerHeaders } from "./response-facts.js";
import { valueType, type Call } from "./calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import { NAMING_OPTIONS } from "../queries/nameable-properties.js";
import { QUERY_OPTIONS, type OtherParameter, type QueryOption } from "../queries/query-options.js";
import { queryOf } from "../queries/query-table.js";
import type { Imports } from "../print/imports.js";

/** Where the runtime has the types of query options. */
export const QUERY = "src/runtime/query";

/** The options by which a caller decides what is returned, and the type parameters that hear of it. */
const CHOOSING = { select: "Select", expand: "Expand" } as const;

/** The options that a call takes. */
export interface CallOptions {
  /** The type of the runtime that has most of them, those of every request among them. */
  readonly base: Base["name"];
  /** What that type is told of what is queried, before it is told what the caller chooses. Imports it. */
  readonly facts: (imports: Imports) => string[];
  /** Whether that type has them all, and the docs name no header of the answer. */
  readonly isPlain: boolean;
  /** Whether the call takes more than every request does, so that its options deserve a name of their own. */
  readonly isOwn: boolean;
  /** The type of all of them. Imports what it names. */
  readonly expression: (imports: Imports) => string;
}

/** Tells what options a call takes. */
export function callOptions(call: Call, plan: SdkPlan): CallOptions {
  const { type, options, others } = queryOf(call, plan.queries);
  const base =
    (type === null ? [] : BASES).find((one) => one.options.every((each) => options.includes(each))) ?? REQUEST;
  const single = options.filter((one) => !base.options.includes(one));
  const headers = answerHeaders(call).map(stringLiteral).join(" | ");
  const told = (some: readonly QueryOption[], imports: Imports): string[] =>
    type === null ? [] : [...facts(some, type, plan, imports), ...chosen(some)];
  return {
    base: base.name,
    facts: (imports) => (type === null ? [] : facts(base.options, type, plan, imports)),
    isPlain: single.length + others.length === 0 && headers === "",
    isOwn: options.length + others.length > 0,
    expression: (imports) => {
      const common = [...told(base.options, imports), ...(headers === "" ? [] : [headers])];
      const first = generic(imports.type(base.name, base.module), common);
      const further = [
        ...single.map((one) => generic(imports.type(OPTION_TYPES[one], QUERY), told([one], imports))),
        ...(others.length === 0 ? [] : [`{ ${others.map(otherOption).join("\n")} }`]),
      ];
      return (base === REQUEST ? [...further, first] : [first, ...further]).join(" & ");
    },
  };
}

/** What the caller of a call chooses of what is returned: type parameters, and what their default may name. */
export function choicesOf(call: Call, plan: SdkPlan): { name: string; names: (imports: Imports) => string }[] {
  const { type, options } = queryOf(call, plan.queries);
  if (type === null) return [];
  return choices(options).map((option) => ({
    name: CHOOSING[option],
    names: (imports) => `${importQueryType(type, plan, imports)}[${stringLiteral(option)}]`,
  }));
}

interface Base {
  readonly name: "ExpandableListOptions" | "ListOptions" | "ExpandableItemOptions" | "ItemOptions" | "RequestOptions";
  readonly module: string;
  readonly options: readonly QueryOption[];
}

/** The options that most calls take, with those of every request; the more come first. */
const BASES: readonly Base[] = [
  { name: "ExpandableListOptions", module: QUERY, options: QUERY_OPTIONS },
  { name: "ListOptions", module: QUERY, options: QUERY_OPTIONS.filter((option) => option !== "expand") },
  { name: "ExpandableItemOptions", module: QUERY, options: ["select", "expand"] },
  { name: "ItemOptions", module: QUERY, options: ["select"] },
];

const REQUEST: Base = { name: "RequestOptions", module: "src/runtime/request", options: [] };

/** What the types of some options are told of a type: what queries name, what filters speak of. */
function facts(options: readonly QueryOption[], type: string, plan: SdkPlan, imports: Imports): string[] {
  return [
    ...(NAMING_OPTIONS.some((option) => options.includes(option)) ? [importQueryType(type, plan, imports)] : []),
    ...(options.includes("filter") ? [importFilterType(type, plan, imports)] : []),
  ];
}

function chosen(options: readonly QueryOption[]): string[] {
  return choices(options).map((option) => CHOOSING[option]);
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

function importQueryType(type: string, plan: SdkPlan, imports: Imports): string {
  const names = plan.names.get(type);
  if (names === undefined) throw new Error(`${type} has no name`);
  return imports.type(names.query, `src/models/${names.file}`);
}

function importFilterType(type: string, plan: SdkPlan, imports: Imports): string {
  const names = plan.queries.types.get(type)?.filter?.declared === true ? plan.names.get(type) : undefined;
  return names === undefined ? "unknown" : imports.type(names.filter, `src/models/${names.file}`);
}

/** A generic type with its arguments, if any. */
export function generic(name: string, typeArguments: readonly string[]): string {
  return typeArguments.length === 0 ? name : `${name}<${typeArguments.join(", ")}>`;
}

function otherOption({ name, option, type, description }: OtherParameter): string {
  const comment = commentText(description.replace(/\s+/g, " ")) || commentText(name);
  return `/** ${comment} */\nreadonly ${propertyKey(option)}?: ${valueType(type)};`;
}
