import { finding, type Report } from "../findings/create-finding.js";
import { readPath } from "../page/grammar/path.js";
import type { Operation, Property, Route, TypeModel } from "./model.js";
import { pathTypes } from "./path-types.js";
import { collectionOf, itemType, shortName } from "./qualified-name.js";
import { indexTypes } from "./type-index.js";

/**
 * Turns relationships into collections that their table documents as one item, although a route has a key after them:
 * `hostedContents` in `/messages/{id}/hostedContents/{content-id}`.
 *
 * Reports `relationship-not-collection`.
 */
export function correctKeyedRelationships(
  types: readonly TypeModel[],
  operations: readonly Operation[],
  report: Report,
): readonly TypeModel[] {
  const index = indexTypes(types);
  const paths = pathTypes(types, index, operations);
  const corrected = new Map<Property, Property>();
  for (const route of operations.flatMap(({ routes }) => routes)) {
    const keyed = lastKeyed(route);
    const parent = keyed === null ? null : paths.readAt(keyed.parent);
    if (keyed === null || parent === null || itemType(parent).collection) continue;
    const property = index.property(parent, keyed.name);
    if (property === undefined || !property.navigation || itemType(property.type).collection) continue;
    if (corrected.has(property)) continue;
    corrected.set(property, { ...property, type: collectionOf(property.type) });
    const item = shortName(property.type);
    const message = `\`${property.name}\` is documented as one ${item}, but ${route.method} ${route.path} contains the key of an item. docwright uses ${collectionOf(property.type)}. Document the type as a collection of ${item}.`;
    report(finding("relationship-not-collection", property.source, message));
  }
  if (corrected.size === 0) return types;
  return types.map((type) => ({
    ...type,
    properties: type.properties.map((property) => corrected.get(property) ?? property),
  }));
}

/** The last segment of a path with a key after it, and the path before this segment. */
function lastKeyed({ path }: Route): { readonly name: string; readonly parent: string } | null {
  const { segments } = readPath(path);
  const at = segments.findLastIndex(({ kind }, index) => kind === "key" && segments[index - 1]?.kind === "static") - 1;
  const segment = segments[at];
  if (segment === undefined || at < 1) return null;
  const before = segments.slice(0, at).map(({ text }) => `/${text}`);
  return { name: segment.name, parent: before.join("") };
}
