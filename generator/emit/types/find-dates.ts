import { itemType } from "../../model/qualified-name.js";
import type { TypeGraph } from "./type-graph.js";

/**
 * Finds the properties of a type that contain dates: `true` for a date, or the name of a type with dates. Properties of
 * derived types are included, because the service can return an object of a derived type.
 *
 * @param typesWithDates the types found so far
 */
export function findDateProperties(
  type: string,
  graph: TypeGraph,
  typesWithDates: ReadonlySet<string>,
): Map<string, true | string> {
  const found = new Map<string, true | string>();
  const properties = [...graph.properties(type), ...graph.descendants(type).flatMap(({ properties }) => properties)];
  for (const { name, type: declared } of properties) {
    const item = itemType(declared).type;
    if (found.has(name)) continue;
    if (item === "Edm.DateTimeOffset") found.set(name, true);
    else if (typesWithDates.has(item)) found.set(name, item);
  }
  return found;
}

/** Finds the types whose properties contain dates, directly or in nested objects. */
export function findTypesWithDates(graph: TypeGraph): Set<string> {
  const found = new Set<string>();
  for (let grows = true; grows;) {
    const more = graph.types.filter(
      ({ name, kind }) => kind !== "enum" && !found.has(name) && findDateProperties(name, graph, found).size > 0,
    );
    for (const { name } of more) found.add(name);
    grows = more.length > 0;
  }
  return found;
}
