import { objectKey } from "../boundary.js";
import type { Call } from "../plan/calls.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { otherQueryParameters } from "../plan/query-options.js";
import type { Imports } from "./imports.js";
import { CHOOSING, namesOf, optionsExpression, QUERY } from "./options-type.js";

/** The query options of a call as code: the same in a plain function, in a method of the client, and in their alias. */
export interface QueryCode {
  /** What the caller chooses: names to select and to expand, of those that `names` may be. */
  readonly typeParameters: readonly { readonly name: string; readonly names: string }[];
  /** The type of the options, those of every request among them. */
  readonly options: string;
  /** Whether the call takes more than every request does, so that its options deserve a name of their own. */
  readonly isOwn: boolean;
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
  const typeParameters = (["select", "expand"] as const).flatMap((option) =>
    type !== null && options.includes(option)
      ? [{ name: CHOOSING[option], names: namesOf(type, option, plan, imports) }]
      : [],
  );
  return {
    typeParameters,
    options: optionsExpression(call, plan, imports),
    isOwn: options.length + others.length > 0,
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

function selectedType(plain: string, given: readonly { readonly name: string }[], imports: Imports): string {
  const names = given.map(({ name }) => name);
  if (names.length === 0) return plain;
  const selected = imports.type("Selected", QUERY);
  return `${selected}<${plain}, ${names.includes("Select") ? "Select" : "[]"}${names.includes("Expand") ? ", Expand" : ""}>`;
}

/** Whether a page of the call names the header that a directory wants with some queries. */
function wantsConsistency({ pages }: Call): boolean {
  return pages.some(({ operation }) => operation.headers.some(({ name }) => name.toLowerCase() === "consistencylevel"));
}
