import type { TypeIndex } from "../model/type-index.js";
import type { ApiModel } from "../model/model.js";
import { collectionOf, itemType } from "../model/qualified-name.js";

/**
 * Creates a function that finds the type of the resource at a path. It follows the path's segments, starting from the
 * entity sets and singletons of the metadata.
 *
 * @returns a function that returns `null` for a path with an unknown segment
 *
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_ResourcePath | Resource path}
 */
export function createPathTypeLookup({ operations }: ApiModel, types: TypeIndex): (path: string) => string | null {
  const roots = new Map(
    operations.flatMap(({ title, intent, responses }) =>
      intent === "list" || intent === "get" ? [[title.toLowerCase(), responses[0]?.type ?? null] as const] : [],
    ),
  );
  const start = (segment: string): string | null => roots.get(segment.toLowerCase()) ?? null;
  const property = (type: string, name: string): string | null => {
    const declared = types.lineage(type).flatMap(({ properties }) => properties);
    return declared.find((one) => one.name.toLowerCase() === name.toLowerCase())?.type ?? null;
  };
  return (path) => {
    const [first = "", ...rest] = path.split("/").filter((segment) => segment !== "");
    let type = start(first);
    for (const segment of rest) {
      if (type === null) return null;
      const { type: item, collection } = itemType(type);
      if (segment.startsWith("{")) type = item;
      else if (types.get(segment) !== undefined) type = collection ? collectionOf(segment) : segment;
      else type = property(item, segment);
    }
    return type;
  };
}
