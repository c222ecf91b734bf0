import { itemType } from "../../model/qualified-name.js";
import type { TypeGraph } from "./type-graph.js";

/**
 * Which properties of a type hold points in time (`true`), and which hold types that do. Those of derived types are
 * among them, since any of these may come.
 */
export function findDateProperties(
  type: string,
  graph: TypeGraph,
  holders: ReadonlySet<string>,
): Map<string, true | string> {
  const found = new Map<string, true | string>();
  const own = [...graph.properties(type), ...graph.descendants(type).flatMap(({ properties }) => properties)];
  for (const { name, type: declared } of own) {
    const item = itemType(declared).type;
    if (found.has(name)) continue;
    if (item === "Edm.DateTimeOffset") found.set(name, true);
    else if (holders.has(item)) found.set(name, item);
  }
  return found;
}

/** Types that hold a point in time, in a property of their own, of an ancestor, of a descendant, or further down. */
export function findTypesWithDates(graph: TypeGraph): Set<string> {
  const holders = new Set<string>();
  for (let grows = true; grows;) {
    const more = graph.types.filter(
      ({ name, kind }) => kind !== "enum" && !holders.has(name) && findDateProperties(name, graph, holders).size > 0,
    );
    for (const { name } of more) holders.add(name);
    grows = more.length > 0;
  }
  return holders;
}
