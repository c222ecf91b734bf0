import type { Operation } from "../model/model.js";
import { QUERY_OPTIONS } from "../model/query-options.js";
import { nearestName } from "../nearest-name.js";
import { splitOutside } from "../split-outside.js";
import { badRequest, notImplemented } from "./api-error.js";
import type { Expression } from "./filter/expression.js";
import { parseFilter, parseOrderBy, type SortKey } from "./filter/parse-expression.js";

/** The system query options of a request. */
export interface Query {
  /** Names of properties; `null` without `$select`. */
  readonly select: readonly string[] | null;
  /** The query options of each navigation property in `$expand`. */
  readonly expand: ReadonlyMap<string, Query>;
  readonly filter: Expression | null;
  readonly orderby: readonly SortKey[];
  readonly top: number | null;
  readonly skip: number;
  readonly count: boolean;
  /** With `$expand=microsoft.graph.user/manager`: the type of the items to which the query applies. */
  readonly onlyType: string | null;
}

/** `$expand` inside `$expand`. Deeper queries are refused. */
const MAX_DEPTH = 20;

/** Tokens of pages, which the server puts into links to the next page. */
const LINK_OPTIONS = ["$skiptoken", "$deltatoken", "$format"];

/** Query options of OData that this server does not have. */
const UNSUPPORTED = ["$search", "$apply", "$compute", "$index", "$schemaversion", "$levels"];

/**
 * Reads the system query options of a request. As in OData 4.01, names can be written without `$` inside `$expand`.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptions | OData URL Conventions 4.01, System Query Options}
 *
 * @throws ApiError with status 400 for an option that is unknown or not valid, with status 501 for one that this server
 * does not have
 */
export function readQuery(parameters: URLSearchParams): Query {
  const known = [...QUERY_OPTIONS.map((option) => `$${option}`), ...LINK_OPTIONS];
  const options = new Map<string, string>();
  const aliases = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (name.startsWith("@")) aliases.set(name, value);
    if (!name.startsWith("$")) continue;
    const option = name.toLowerCase();
    assertSupported(option);
    if (!known.includes(option)) {
      const near = nearestName(name, known);
      throw badRequest(
        `${name} is not a query option. ${near === null ? `Known options: ${known.join(", ")}.` : `Did you mean ${near}?`}`,
      );
    }
    if (options.has(option)) throw badRequest(`${name} occurs twice. Keep one of them.`);
    options.set(option, value);
  }
  return queryFrom(options, (name) => aliases.get(name));
}

function assertSupported(option: string): void {
  if (UNSUPPORTED.includes(option))
    throw notImplemented(`docwright serve does not support ${option}. Use other query options.`);
}

function queryFrom(
  options: ReadonlyMap<string, string>,
  alias: (name: string) => string | undefined,
  depth = 0,
  onlyType: string | null = null,
): Query {
  const filter = options.get("$filter");
  const orderby = options.get("$orderby");
  return {
    select: readSelect(options.get("$select")),
    expand: readExpand(options.get("$expand"), alias, depth),
    filter: filter === undefined ? null : parseFilter(filter, alias),
    orderby: orderby === undefined ? [] : parseOrderBy(orderby, alias),
    top: readNumber("$top", options.get("$top")),
    skip: readNumber("$skip", options.get("$skip")) ?? 0,
    count: readBoolean("$count", options.get("$count")),
    onlyType,
  };
}

function readSelect(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw badRequest("$select contains an empty name. Separate the names with single commas.");
  return names.includes("*") ? null : names;
}

/** `messages($select=subject;$top=5),microsoft.graph.eventMessage/event` */
function readExpand(
  text: string | undefined,
  alias: (name: string) => string | undefined,
  depth: number,
): ReadonlyMap<string, Query> {
  if (depth > MAX_DEPTH)
    throw badRequest(`$expand has more than ${String(MAX_DEPTH)} levels. Remove the deeper levels.`);
  const expanded = new Map<string, Query>();
  for (const part of text === undefined ? [] : splitOutside(text, ",")) {
    const [, cast = null, name, inner] = /^(?:(\w+(?:\.\w+)+)\/)?(\w+)(?:\((.*)\))?$/s.exec(part.trim()) ?? [];
    if (name === undefined) {
      if (EXPAND_PATH.test(part.trim()))
        throw notImplemented(`docwright serve does not support $expand=${part.trim()}. Name one navigation property.`);
      throw badRequest(`$expand: ${JSON.stringify(part)} is not the name of a navigation property. Correct the name.`);
    }
    const options = splitOutside(inner ?? "", ";").flatMap((option): [string, string][] => {
      const at = option.indexOf("=");
      if (option.trim() === "") return [];
      if (at === -1) throw badRequest(`$expand: ${JSON.stringify(option)} does not have a value. Write NAME=VALUE.`);
      return [[`$${option.slice(0, at).trim().toLowerCase().replace(/^\$/, "")}`, option.slice(at + 1)]];
    });
    const known = QUERY_OPTIONS.map((name) => `$${name}`);
    for (const [option] of options) assertSupported(option);
    const unknown = options.find(([option]) => !known.includes(option));
    if (unknown !== undefined)
      throw badRequest(`$expand: ${unknown[0]} is not a query option. Known options: ${known.join(", ")}.`);
    expanded.set(name, queryFrom(new Map(options), alias, depth + 1, cast));
  }
  return expanded;
}

/** `members/$ref`, `manager/microsoft.graph.user`, `*`. */
const EXPAND_PATH = /^(?:\*|\w[\w.]*(?:\/\$?\w[\w.]*)+)(?:\(.*\))?$/s;

function readNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw badRequest(`${option} is ${JSON.stringify(text)}, but must be a whole number of at most 9 digits.`);
}

function readBoolean(option: string, text: string | undefined): boolean {
  const value = text?.toLowerCase() ?? "false";
  if (value === "true" || value === "false") return value === "true";
  throw badRequest(`${option} is ${JSON.stringify(text)}, but must be true or false.`);
}

/**
 * Refuses query options that the docs exclude for the operation.
 *
 * @throws ApiError with status 400 that names the option
 */
export function refuseUnsupported(parameters: URLSearchParams, operation: Operation): void {
  for (const name of parameters.keys()) {
    if (!QUERY_OPTIONS.some((option) => `$${option}` === name.toLowerCase())) continue;
    const isExcluded = operation.noQueryOptions || operation.unsupportedQueryOptions?.includes(name.toLowerCase());
    if (isExcluded === true)
      throw badRequest(`The docs say that ${operation.id} does not support ${name}. Remove this query option.`);
  }
}
