import { shortName } from "../../model/qualified-name.js";
import { pascalCase } from "../boundary.js";
import type { Pieces, QueryEntry } from "./call-path.js";
import { ownParameters } from "./called-part.js";
import type { Call, CallParameter } from "./calls.js";

/**
 * Suffixes that distinguish a function from simpler ones of its module, the shortest first. They name the path of an
 * item and the end of the path and the query parameters (`WithFilter`), then the parameters without keys (`ByName`), then all parameters, then
 * the text of the query.
 */
export function functionSuffixes(call: Call): string[] {
  const { steps, parameters, called } = call;
  const last = steps.at(-1);
  const cast = steps.findLast(({ kind }) => kind === "cast");
  const end = [
    steps.some(({ kind }) => kind === "path") ? "ByPath" : "",
    last?.kind === "system" ? (SYSTEM_WORDS[last.name] ?? pascalCase(last.name)) : "",
    cast === undefined || called === shortName(cast.name) ? "" : `As${pascalCase(shortName(cast.name))}`,
  ].join("");
  const [query, ...longer] = queryWords(call);
  const own = valueWords(ownParameters(call));
  const all = valueWords(parameters);
  return [
    end + query,
    own,
    end + query + own,
    end + query + all,
    ...longer.flatMap((words) => [end + words, end + words + all]),
  ];
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = { $value: "Content", $ref: "Reference" };

/** Suffixes that distinguish a method from simpler ones of its client: its query parameters, then its parameters. */
export function methodSuffixes(call: Call): string[] {
  const [query, ...longer] = queryWords(call);
  const own = valueWords(ownParameters(call));
  return [query, own, query + own, ...longer.flatMap((words) => [words, words + own])];
}

function valueWords(parameters: readonly CallParameter[]): string {
  return parameters.length === 0 ? "" : `By${parameters.map(({ placeholder }) => pascalCase(placeholder)).join("And")}`;
}

/** The query of a request line in words: names, names with operators (`WithFilterStartswith`), the whole text. */
function queryWords({ query }: Call): [string, ...string[]] {
  const words = (detail: (entry: QueryEntry) => string): string =>
    query.length === 0 ? "" : `With${query.map((entry) => pascalCase(entry.name) + detail(entry)).join("And")}`;
  return [
    words(() => ""),
    words(({ pieces }) => comparison(pieces)),
    words(({ pieces }) => pascalCase(fixedText(pieces))),
  ];
}

/** The operator of the last comparison in a filter. Earlier comparisons select the compared property. */
function comparison(pieces: Pieces): string {
  return pascalCase(fixedText(pieces).match(COMPARISON)?.at(-1) ?? "");
}

/** {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_BuiltinFilterOperations | OData, filter operations} */
const COMPARISON = /\b(?:eq|ne|gt|ge|lt|le|has|in|contains|startswith|endswith)\b/gi;

function fixedText(pieces: Pieces): string {
  return pieces.filter((piece) => typeof piece === "string").join(" ");
}
