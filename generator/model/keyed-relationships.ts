import { finding, type Report } from "../findings/create-finding.js";
import { readPath, singular } from "../page/grammar/path.js";
import type { Operation, Property, Route, TypeModel } from "./model.js";
import { pathTypes } from "./path-types.js";
import { collectionOf, itemType, shortName } from "./qualified-name.js";
import { indexTypes, type TypeIndex } from "./type-index.js";

/**
 * Turns relationships into collections that their table documents as one item, although a route has a key after them:
 * `hostedContents` in `/messages/{id}/hostedContents/{content-id}`. A placeholder such as `{property}` is not a key.
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
    if (corrected.has(property) || !keyed.spellings.some((name) => isKeyName(name, property, index))) continue;
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

/**
 * Whether a placeholder has the name of a key: a word such as `id`, the name of the type's key, or the name of one item
 * (`{member}` after `members`).
 */
function isKeyName(placeholder: string, { name, type }: Property, types: TypeIndex): boolean {
  if (/^(?:propert|relation|navigation)/i.test(placeholder)) return false;
  const keys = types.lineage(itemType(type).type).flatMap(({ key }) => key);
  const names = [...keys, singular(name)].map((key) => key.toLowerCase());
  return KEY_WORD.test(placeholder) || names.includes(placeholder.toLowerCase());
}

const KEY_WORD = /(?:id|key|guid|name|number|code|index)$/i;

interface KeyedSegment {
  readonly name: string;
  /** The path before the segment. */
  readonly parent: string;
  /** The names of the placeholder after the segment. */
  readonly spellings: readonly string[];
}

/** The last segment of a path with a placeholder after it. */
function lastKeyed({ path }: Route): KeyedSegment | null {
  const { segments } = readPath(path);
  const at = segments.findLastIndex(({ kind }, index) => kind === "key" && segments[index - 1]?.kind === "static") - 1;
  const segment = segments[at];
  if (segment === undefined || at < 1) return null;
  const before = segments.slice(0, at).map(({ text }) => `/${text}`);
  const [placeholder] = segments[at + 1]?.placeholders ?? [];
  return { name: segment.name, parent: before.join(""), spellings: placeholder?.spellings ?? [] };
}
