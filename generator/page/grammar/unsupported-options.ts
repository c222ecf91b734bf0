import type { QueryClause } from "../../vocabulary.js";
import { sentencesOf } from "./sentence.js";

/** A list of options: "$count, $search and $filter". */
const LIST = /^(?:the )?\$[a-z]+(?:(?:,? and |,? or |, )(?:the )?\$[a-z]+)*$/i;

const SUBJECT =
  "(?:(?:this|the) (?:api|call|collection|field|function|method|operation|property|relationship|request|resource) )?";
const NOUN = "(?: (?:odata )?(?:query )?(?:operator|option|parameter)s?)?";
const PLACE = "(?: here| (?:by|for|in|on|with) this (?:api|call|collection|method|operation|property|resource))?";

/**
 * A sentence that denies support: "Does not support $filter", "This method doesn't currently support the $search
 * option".
 */
const DENYING = new RegExp(`^${SUBJECT}(?:does not|doesn't|do not|don't) (?:currently )?support ([^:]+?)${NOUN}$`, "i");

/**
 * A sentence that starts with the unsupported option: "$filter is not supported", "The $count operator is not supported
 * for this method".
 */
const DENIED = new RegExp(`^([^:]+?)${NOUN} (?:(?:is|are) not|isn't|aren't) (?:currently )?supported${PLACE}$`, "i");

/** A sentence with a list of unsupported options: "Some operators are not supported: $count, $search". */
const LISTED = /^[a-z ]+ (?:(?:is|are) not|isn't|aren't) (?:currently )?supported: (.+)$/i;

const ABILITIES: Readonly<Record<string, string>> = {
  filterable: "$filter",
  searchable: "$search",
  sortable: "$orderby",
};

/**
 * The query options that a text says are not supported, in lower case: "Does not support `$filter`", "Not filterable".
 * Two kinds of sentences are ignored: sentences with a condition ("`$select` is not supported in this case"), and
 * sentences that are not about query options.
 */
export function readUnsupportedOptions(text: string): string[] {
  return [...new Set(sentencesOf(text).flatMap((sentence) => deniedBy(plain(sentence))))];
}

function deniedBy(sentence: string): string[] {
  const ability = /^not (filterable|searchable|sortable)$/i.exec(sentence)?.[1]?.toLowerCase();
  if (ability !== undefined) return [ABILITIES[ability] ?? ""];
  const list = [DENYING, DENIED, LISTED]
    .map((pattern) => pattern.exec(sentence)?.[1])
    .find((found) => found !== undefined);
  if (list === undefined || !LIST.test(list)) return [];
  return (list.match(/\$[a-z]+/gi) ?? []).map((name) => name.toLowerCase());
}

/** Removes code marks, and the word "Note" at the start. */
function plain(sentence: string): string {
  return sentence
    .replaceAll("`", "")
    .replaceAll("’", "'")
    .replace(/^note: ?/i, "")
    .trim();
}

const CLAUSES: readonly QueryClause[] = ["filter", "select", "orderby", "search", "expand"];

/** The query options of {@link QueryClause} that a text says are not supported. */
export function readUnsupportedClauses(text: string): QueryClause[] {
  const denied = new Set(readUnsupportedOptions(text));
  return CLAUSES.filter((clause) => denied.has(`$${clause}`));
}
