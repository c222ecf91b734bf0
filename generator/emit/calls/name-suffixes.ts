import type { Operation } from "../../model/model.js";
import { shortName } from "../../model/qualified-name.js";
import { readPath, singular, type PathSegment } from "../../page/grammar/path.js";
import { pascalCase } from "../boundary.js";
import { slotsOf, type Pieces, type QueryEntry } from "./call-path.js";
import { ownParameters } from "./called-part.js";
import type { Call, CallParameter } from "./calls.js";

/**
 * Suffixes that distinguish a function from simpler functions of its module, in order of preference:
 *
 * 1. the alternate keys: `ByAppId`; the kind of the object in a reference: `User`
 * 2. the path of an item, the end of the path, and the query parameters: `ByPath`, `Content`, `WithFilter`
 * 3. the parameters that do not address the resource: `ByName`
 * 4. combinations of 2 and 3, then of 2 with the key at the end of the path, with all parameters, and with the text of
 *    the query
 */
export function functionSuffixes(call: Call): string[] {
  const { steps, parameters, called } = call;
  const last = steps.at(-1);
  const cast = steps.findLast(({ kind }) => kind === "cast");
  const end = [
    steps.some(({ kind }) => kind === "path") && !isBelowItem(call) ? "ByPath" : "",
    last?.kind === "system" ? (SYSTEM_WORDS[last.name] ?? pascalCase(last.name)) : "",
    cast === undefined || called === shortName(cast.name) ? "" : `As${pascalCase(shortName(cast.name))}`,
  ].join("");
  const [query, ...longer] = queryWords(call);
  const alternate = steps.flatMap(({ kind, name }) => (kind === "alternateKey" ? pascalCase(name) : [])).join("And");
  const own = valueWords(ownParameters(call));
  const all = valueWords(parameters);
  const keys = new Set(last?.kind === "key" ? slotsOf(last.pieces).map(({ placeholder }) => placeholder) : []);
  const key = valueWords(parameters.filter(({ placeholder }) => keys.has(placeholder)));
  return [
    ...(alternate === "" ? [] : [`By${alternate}`]),
    referencedItem(call),
    end + query,
    own,
    end + query + own,
    end + query + key,
    end + query + all,
    ...longer.flatMap((words) => [end + words, end + words + all]),
  ];
}

/** Whether only examples show a call, so that no page documents it in a request line. */
export function isOnlyShown({ pages }: Call): boolean {
  return pages.every(({ route }) => route.origin === "example");
}

/**
 * The suffix for a call that only an example shows: the resource in which its path differs from the documented paths of
 * the page. `OfRoot` for `/me/drive/root/children` if the page documents `/me/drive/items/{id}/children`.
 */
export function shownSuffix(call: Call): string[] {
  if (!isOnlyShown(call) || call.steps.at(-1)?.kind === "system") return [];
  const [{ operation, route }] = call.pages;
  const documented = documentedEnds.get(operation) ?? endsOfRoutes(operation);
  documentedEnds.set(operation, documented);
  const own = readPath(route.path).segments;
  const shared = endsOf(own).findLastIndex((end) => documented.has(end)) + 1;
  const resource = own.slice(0, own.length - shared).findLast(({ kind }) => kind === "static");
  return resource === undefined ? [] : [`Of${pascalCase(resource.name)}`];
}

/** The ends of all documented routes of an operation. */
const documentedEnds = new WeakMap<Operation, ReadonlySet<string>>();

function endsOfRoutes({ routes }: Operation): ReadonlySet<string> {
  const documented = routes.filter(({ origin }) => origin === undefined);
  return new Set(documented.flatMap(({ path }) => endsOf(readPath(path).segments)));
}

/** The last segment of a path, the last two segments, and so on. */
function endsOf(segments: readonly PathSegment[]): string[] {
  const ends: string[] = [];
  for (const { name } of segments.slice(-MAX_COMPARED).reverse()) ends.push(`${name}/${ends.at(-1) ?? ""}`);
  return ends;
}

/** The highest number of segments that are compared. Real paths have up to twenty. */
const MAX_COMPARED = 30;

/**
 * Whether a call addresses an item by its path below another item: `/items/{parent-id}:/{filename}`. The name of its
 * function always contains `ByPath`, because the other functions of the module address items by their ids.
 */
export function isBelowItem({ steps }: Call): boolean {
  return steps.some(({ kind }, index) => kind === "path" && steps[index - 1]?.kind === "key");
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = { $value: "Content", $ref: "Reference" };

/**
 * Suffixes that distinguish a method from simpler methods of its client: the kind of the object in a reference
 * (`removeUser`), the query parameters of the method, then all of its parameters.
 */
export function methodSuffixes(call: Call): string[] {
  const [query, ...longer] = queryWords(call);
  const own = valueWords(ownParameters(call));
  return [referencedItem(call), query, own, query + own, ...longer.flatMap((words) => [words, words + own])];
}

/**
 * The type of the object in the query of a reference: `User` for `?$id=https://graph.microsoft.com/v1.0/users/{id}`.
 */
function referencedItem({ query }: Call): string {
  const collections = query.flatMap(({ name, pieces }) => {
    const [text = ""] = pieces;
    return name.toLowerCase() === "$id" && typeof text === "string" ? (/\/([a-z]\w*)\/$/i.exec(text)?.[1] ?? []) : [];
  });
  return collections.map((collection) => pascalCase(singular(collection))).join("");
}

function valueWords(parameters: readonly CallParameter[]): string {
  return parameters.length === 0 ? "" : `By${parameters.map(({ placeholder }) => pascalCase(placeholder)).join("And")}`;
}

/**
 * The query of a call as three suffixes, from short to long: the names of the parameters, the names with operators
 * (`WithFilterStartswith`), and the names with the whole text.
 */
function queryWords({ query }: Call): [string, ...string[]] {
  const words = (detail: (entry: QueryEntry) => string): string =>
    query.length === 0 ? "" : `With${query.map((entry) => pascalCase(entry.name) + detail(entry)).join("And")}`;
  return [
    words(() => ""),
    words(({ pieces }) => comparison(pieces)),
    words(({ pieces }) => pascalCase(fixedText(pieces))),
  ];
}

/** The operator of the last comparison in a filter. Earlier comparisons only select the property that is compared. */
function comparison(pieces: Pieces): string {
  return pascalCase(fixedText(pieces).match(COMPARISON)?.at(-1) ?? "");
}

/**
 * The operators and functions that compare values in a filter.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_BuiltinFilterOperations | OData, filter operations}
 */
const COMPARISON = /\b(?:eq|ne|gt|ge|lt|le|has|in|contains|startswith|endswith)\b/gi;

function fixedText(pieces: Pieces): string {
  return pieces.filter((piece) => typeof piece === "string").join(" ");
}
