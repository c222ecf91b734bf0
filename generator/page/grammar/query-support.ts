import type { QuerySupport } from "../../vocabulary.js";
import { sentencesOf } from "./sentence.js";
import { readUnsupportedClauses } from "./unsupported-options.js";

const OPTION = /\$(filter|orderby|search|expand|select)\b`? ?(?:\(([^()]*)\))?/gi;
const OPERATOR = /\b(?:eq|ne|not|gt|ge|lt|le|in|has|startswith|endswith|contains|any|all)\b/gi;

/**
 * Reads the query options that a description documents: "Returned only on `$select`", "Supports `$filter` (`eq`, `ne`)
 * and `$orderby`", "Does not support `$filter`".
 *
 * {@link https://learn.microsoft.com/graph/query-parameters | Microsoft Graph query parameters}
 */
export function readQuerySupport(text: string): QuerySupport {
  const supported = new Map<string, ReadonlySet<string>>();
  for (const sentence of sentencesOf(text)) {
    // "Does not support $filter" does not match, because it has "support" without an "s".
    const verb = /\bsupports\b/i.exec(sentence);
    if (verb === null) continue;
    const clause = sentence.slice(verb.index);
    let end = 0;
    for (const match of clause.matchAll(OPTION)) {
      if (/\b(?:not|except|without)\b/i.test(clause.slice(end, match.index))) break;
      end = match.index + match[0].length;
      const option = (match[1] ?? "").toLowerCase();
      const operators = operatorsOf(match[2] ?? "");
      supported.set(option, new Set([...(supported.get(option) ?? []), ...operators]));
    }
  }
  const filter = supported.get("filter");
  const unsupported = readUnsupportedClauses(text).filter((clause) => !supported.has(clause));
  return {
    filter: filter === undefined ? null : [...filter],
    select: selectionOf(text),
    orderby: supported.has("orderby"),
    search: supported.has("search"),
    expand: supported.has("expand"),
    ...(unsupported.length > 0 && { unsupported }),
  };
}

function operatorsOf(parenthesis: string): readonly string[] {
  const coded = parenthesis.match(/`[^`]*`/g)?.join(" ") ?? "";
  const named = coded.match(OPERATOR) ?? parenthesis.match(OPERATOR) ?? [];
  return named.map((operator) => operator.toLowerCase());
}

function selectionOf(text: string): QuerySupport["select"] {
  if (/\b(?:returned|retrieved|available) only [^.$]{1,40}\$select/i.test(text)) return "only";
  if (/\bonly (?:returned|retrieved|available) [^.$]{1,40}\$select/i.test(text)) return "only";
  if (/\bnot returned by default\b/i.test(text)) return "only";
  return /\breturned by default\b/i.test(text) ? "default" : null;
}
