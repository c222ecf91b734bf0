import { commentText, propertyKey, stringLiteral } from "../boundary.js";
import { answerHeaders } from "../plan/answer-facts.js";
import { valueType, type Call } from "../plan/calls.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { NAMING_OPTIONS, type NamingOption } from "../plan/query-facts.js";
import { otherQueryParameters, QUERY_OPTIONS, type OtherParameter, type QueryOption } from "../plan/query-options.js";
import type { Imports } from "./imports.js";

/** Where the runtime has the types of query options. */
export const QUERY = "src/runtime/query";

/** The options by which a caller decides what is returned, and the type parameters that hear of it. */
export const CHOOSING = { select: "Select", expand: "Expand" } as const;

/** The type of the options that a call takes: those of its query, and those of every request. */
export function optionsExpression(call: Call, plan: SdkPlan, imports: Imports): string {
  const type = plan.queries.queriedType(call);
  const options = plan.queries.optionsOf(call);
  const others = otherQueryParameters(call);
  const common = type === null ? undefined : COMMON.find((one) => one.options.every((each) => options.includes(each)));
  const told = (some: readonly QueryOption[]): string[] => (type === null ? [] : facts(some, type, plan, imports));
  const single = [
    ...options
      .filter((one) => !common?.options.includes(one))
      .map((one) => generic(imports.type(OPTION_TYPES[one], QUERY), told([one]))),
    ...(others.length === 0 ? [] : [`{ ${others.map(otherOption).join("\n")} }`]),
  ];
  const headers = answerHeaders(call).map(stringLiteral);
  const header = headers.length === 0 ? [] : [headers.join(" | ")];
  if (common === undefined) {
    return [...single, generic(imports.type("RequestOptions", "src/runtime/request"), header)].join(" & ");
  }
  return [generic(imports.type(common.name, QUERY), [...told(common.options), ...header]), ...single].join(" & ");
}

/** What an option may name of a type. */
export function namesOf(type: string, option: NamingOption, plan: SdkPlan, imports: Imports): string {
  return `${queryOf(type, plan, imports)}[${stringLiteral(option)}]`;
}

/** The options that most calls take, with those of every request; the more come first. */
const COMMON: readonly { readonly name: string; readonly options: readonly QueryOption[] }[] = [
  { name: "ExpandableListOptions", options: QUERY_OPTIONS },
  { name: "ListOptions", options: QUERY_OPTIONS.filter((option) => option !== "expand") },
  { name: "ExpandableItemOptions", options: ["select", "expand"] },
  { name: "ItemOptions", options: ["select"] },
];

/** What the types of some options are told of a type: what queries name, what filters speak of, what a caller chose. */
function facts(options: readonly QueryOption[], type: string, plan: SdkPlan, imports: Imports): string[] {
  const has = (option: QueryOption): boolean => options.includes(option);
  return [
    ...(NAMING_OPTIONS.some(has) ? [queryOf(type, plan, imports)] : []),
    ...(has("filter") ? [fieldsOf(type, plan, imports)] : []),
    ...(has("select") ? [CHOOSING.select] : []),
    ...(has("expand") ? [CHOOSING.expand] : []),
  ];
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

function queryOf(type: string, plan: SdkPlan, imports: Imports): string {
  const names = plan.names.get(type);
  if (names === undefined) throw new Error(`${type} has no name`);
  return imports.type(names.query, `src/models/${names.file}`);
}

function fieldsOf(type: string, plan: SdkPlan, imports: Imports): string {
  const names = plan.queries.isFiltered(type) ? plan.names.get(type) : undefined;
  return names === undefined ? "unknown" : imports.type(names.filter, `src/models/${names.file}`);
}

function generic(name: string, typeArguments: readonly string[]): string {
  return typeArguments.length === 0 ? name : `${name}<${typeArguments.join(", ")}>`;
}

function otherOption({ name, option, type, description }: OtherParameter): string {
  const comment = commentText(description.replace(/\s+/g, " ")) || commentText(name);
  return `/** ${comment} */\nreadonly ${propertyKey(option)}?: ${valueType(type)};`;
}
