import { commentText, objectKey, propertyKey, stringLiteral } from "../boundary.js";
import { valueType, type Call } from "../plan/calls.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { otherQueryParameters, type OtherParameter, type QueryOption } from "../plan/query-options.js";
import type { Imports } from "./imports.js";

/** The query options of a call as code: the same in a plain function, in a method of the client, and in their alias. */
export interface QueryCode {
  /** What the caller's choice decides on: the names that are selected and expanded. */
  readonly typeParameters: readonly { readonly name: string; readonly constraint: string }[];
  /** The type of the options, without those of every request; `null` where the call takes none. */
  readonly options: string | null;
  /** The type of what is returned, where it is of type `plain` unless the query chooses otherwise. */
  readonly selected: (plain: string) => string;
  /** Entries of the query that is sent. */
  readonly entries: readonly string[];
  /** Expression of the headers that the options call for; `null` where they call for none. */
  readonly headers: string | null;
}

/** Writes the query options of a call, and imports what they need. */
export function queryCode(call: Call, plan: SdkPlan, imports: Imports): QueryCode {
  const options = plan.queries.optionsOf(call);
  const others = otherQueryParameters(call);
  const type = plan.queries.queriedType(call);
  const typeParameters = CHOOSING.flatMap(({ option, name }) =>
    type !== null && options.includes(option) ? [{ name, constraint: namesOf(type, option, plan, imports) }] : [],
  );
  const types = [
    ...options.map((option) => optionType(option, type, plan, imports)),
    ...(others.length === 0 ? [] : [`{ ${others.map(otherOption).join("\n")} }`]),
  ];
  return {
    typeParameters,
    options: types.length === 0 ? null : types.join(" & "),
    selected: (plain) => selectedType(plain, typeParameters, imports),
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

const QUERY = "src/runtime/query";

/** The options by which a caller decides what is returned, and the type parameters that hear of it. */
const CHOOSING = [
  { option: "select", name: "Select" },
  { option: "expand", name: "Expand" },
] as const;

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

/** The type of an option: what it may name of a type, or anything where there is no one type. */
function optionType(option: QueryOption, type: string | null, plan: SdkPlan, imports: Imports): string {
  const generic = imports.type(OPTION_TYPES[option], QUERY);
  switch (option) {
    case "top":
    case "skip":
    case "count":
      return generic;
    case "filter": {
      const names = type !== null && plan.queries.isFiltered(type) ? plan.names.get(type) : undefined;
      const fields = names === undefined ? "unknown" : imports.type(names.filter, `src/models/${names.file}`);
      return `${generic}<${fields}>`;
    }
    case "orderby":
    case "search":
      return type === null ? generic : `${generic}<${namesOf(type, option, plan, imports)}>`;
    case "select":
    case "expand":
      return type === null ? generic : `${generic}<${option === "select" ? "Select" : "Expand"}>`;
  }
}

function namesOf(type: string, option: QueryOption, plan: SdkPlan, imports: Imports): string {
  const names = plan.names.get(type);
  if (names === undefined) throw new Error(`${type} has no name`);
  return `${imports.type(names.query, `src/models/${names.file}`)}[${stringLiteral(option)}]`;
}

function selectedType(plain: string, given: readonly { readonly name: string }[], imports: Imports): string {
  const names = given.map(({ name }) => name);
  if (names.length === 0) return plain;
  const selected = imports.type("Selected", QUERY);
  return `${selected}<${plain}, ${names.includes("Select") ? "Select" : "[]"}${names.includes("Expand") ? ", Expand" : ""}>`;
}

function otherOption({ name, option, type, description }: OtherParameter): string {
  const comment = commentText(description.replace(/\s+/g, " ")) || commentText(name);
  return `/** ${comment} */\nreadonly ${propertyKey(option)}?: ${valueType(type)};`;
}

/** Whether a page of the call names the header that a directory wants with some queries. */
function wantsConsistency({ pages }: Call): boolean {
  return pages.some(({ operation }) => operation.headers.some(({ name }) => name.toLowerCase() === "consistencylevel"));
}
