import { isList, isObject, type JsonObject } from "../../model/payload.js";
import type { JsonValue } from "../../vocabulary.js";

/** The sections of a Components Object. */
export type Components = Readonly<Record<string, ReadonlyMap<string, JsonObject>>>;

/** Returns the components to which some values refer directly or indirectly, in the order of `components`. */
export function reachableComponents(values: readonly JsonValue[], components: Components): Components {
  const reached = new Set<JsonObject>();
  const byReference = new Map<string, JsonObject>(
    Object.entries(components).flatMap(([section, entries]) =>
      [...entries].map(([name, value]) => [`#/components/${section}/${name}`, value] as const),
    ),
  );
  const open: JsonValue[] = [...values];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (isList(value)) open.push(...value);
    if (!isObject(value)) continue;
    const target = typeof value["$ref"] === "string" ? byReference.get(value["$ref"]) : undefined;
    if (target !== undefined && !reached.has(target)) {
      reached.add(target);
      open.push(target);
    }
    open.push(...Object.values(value));
  }
  return Object.fromEntries(
    Object.entries(components).map(([section, entries]) => [
      section,
      new Map([...entries].filter(([, value]) => reached.has(value))),
    ]),
  );
}
