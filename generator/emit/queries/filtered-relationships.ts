import type { Operation } from "../../model/model.js";
import type { Call } from "../calls/calls.js";
import type { TypeGraph } from "../types/type-graph.js";
import { relationshipsOf } from "./derived-types.js";

/**
 * Finds the relationships that filters in request lines and examples use: `teamsApp` in `$filter=teamsApp/id eq '1'`.
 * OData allows filters on all relationships, but services support few of them. So the docs decide.
 *
 * @param typeOf the type of the items that a call filters; `null` if it is unknown
 * @returns the names of the relationships, by type
 */
export function findFilteredRelationships(
  calls: readonly Call[],
  typeOf: (call: Call) => string | null,
  graph: TypeGraph,
): ReadonlyMap<string, ReadonlySet<string>> {
  const starts = new Map<Operation, ReadonlySet<string>>();
  const operations = new Map<string, Set<Operation>>();
  for (const call of calls) {
    const type = typeOf(call);
    if (type === null) continue;
    const ofType = operations.get(type) ?? new Set();
    operations.set(type, ofType);
    for (const { operation } of [...call.pages, ...call.variants.pages]) {
      const shown = starts.get(operation) ?? pathStarts(operation);
      starts.set(operation, shown);
      if (shown.size > 0) ofType.add(operation);
    }
  }
  return new Map(
    [...operations].map(([type, ofType]) => {
      const shown = new Set([...ofType].flatMap((operation) => [...(starts.get(operation) ?? [])]));
      const relationships = shown.size === 0 ? [] : relationshipsOf(type, graph);
      return [type, new Set(relationships.filter((name) => shown.has(name.toLowerCase())))];
    }),
  );
}

/** The first names of the paths in the filters of a page, in lower case, because some examples have another case. */
function pathStarts({ routes, examples }: Operation): ReadonlySet<string> {
  const queries = [...routes.map(({ query }) => query ?? ""), ...examples.map(({ request }) => queryOf(request.url))];
  const filters = new Set(queries.flatMap((query) => query.split("&").filter((entry) => /^\$?filter=/i.test(entry))));
  const names = [...filters].flatMap((filter) =>
    [
      ...decode(filter)
        .replaceAll(/'[^']*'/g, "")
        .matchAll(/(?<![\w/.])[A-Za-z]\w*(?=\/)/g),
    ].map(([name]) => name),
  );
  return new Set(names.map((name) => name.toLowerCase()));
}

function queryOf(url: string): string {
  return url.includes("?") ? url.slice(url.indexOf("?") + 1) : "";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
