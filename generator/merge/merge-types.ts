import { groupBy } from "../collections/group-by.js";
import { byCodeUnits, sortedBy } from "../collections/order.js";
import type { EnumMember, Property, TypeModel } from "../model/model.js";
import { itemType } from "../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";

/**
 * Merges the types of docs and metadata. The structure comes from the metadata: kind, base, key, the type and
 * nullability of properties, the values of members. All other facts come from the docs. A property or member that only
 * the docs or only the metadata has is kept, because docs can be newer than the metadata.
 *
 * @param docs - the documented types. They have their names in the metadata
 * @returns the types of both, sorted by name
 */
export function mergeTypes(docs: readonly TypeModel[], metadata: readonly TypeModel[]): TypeModel[] {
  const context = { docs: indexTypes(docs), metadata: indexTypes(metadata) };
  const declared = metadata.map((type) => mergeType(context.docs.get(type.name), type, context));
  const others = docs.filter(({ name }) => context.metadata.get(name) === undefined);
  return sortedBy([...declared, ...others], ({ name }) => name);
}

interface Context {
  readonly docs: TypeIndex;
  readonly metadata: TypeIndex;
}

function mergeType(docs: TypeModel | undefined, metadata: TypeModel, context: Context): TypeModel {
  const { name, kind, base, abstract, open, key, flags } = metadata;
  const isDocumented = docs?.origin === "page";
  // The type is open if the metadata says so. `mergeMetadata` therefore sets `openNames` again.
  const { openNames: _, ...facts } = docs ?? metadata;
  return {
    ...facts,
    name,
    kind,
    base,
    abstract,
    open,
    key,
    flags,
    properties: kind === "enum" ? [] : mergeProperties(docs?.properties ?? [], metadata, context),
    members: kind === "enum" ? mergeMembers(docs?.members ?? [], metadata.members) : [],
    origin: isDocumented ? "page" : "metadata",
  };
}

/** Documented properties in the order of the docs, then the properties that only the metadata has. */
function mergeProperties(docs: readonly Property[], type: TypeModel, context: Context): Property[] {
  const own = byName(type.properties);
  const inherited = byName(context.metadata.ancestors(type.name).flatMap(({ properties }) => properties));
  const merged = docs.map((property) => {
    const declared = find(property.name, own) ?? find(property.name, inherited);
    return declared === undefined ? property : mergeProperty(property, declared, context);
  });
  const known = new Set(merged.map(({ name }) => name));
  const others = type.properties.filter(({ name }) => !known.has(name));
  return [...merged, ...others.map((property) => undocumentedProperty(property, type, context))];
}

function mergeProperty(docs: Property, declared: Property, { metadata }: Context): Property {
  const { name, type, navigation, nullable, readOnly, defaultValue } = declared;
  const isEnum = metadata.get(itemType(type).type)?.kind === "enum";
  return {
    ...docs,
    name,
    type,
    navigation,
    nullable: nullable ?? docs.nullable,
    readOnly: docs.readOnly ?? readOnly,
    defaultValue: docs.defaultValue ?? defaultValue,
    values: isEnum ? null : docs.values,
  };
}

/**
 * A property that no row of its type documents. If pages of derived types document the property, it gets the
 * description that most of these pages have.
 */
function undocumentedProperty(property: Property, type: TypeModel, context: Context): Property {
  const rows = context.metadata.descendants(type.name).flatMap(({ name }) => {
    const row = context.docs.get(name)?.properties.find((one) => one.name === property.name);
    return row?.origin === "table" ? [row] : [];
  });
  const [most] = [...groupBy(rows, ({ description }) => description).values()].sort(
    (one, other) => other.length - one.length || byCodeUnits(one[0]?.description ?? "", other[0]?.description ?? ""),
  );
  const [row] = most ?? [];
  return row === undefined
    ? property
    : { ...property, description: row.description, origin: row.origin, source: row.source };
}

function mergeMembers(docs: readonly EnumMember[], metadata: readonly EnumMember[]): EnumMember[] {
  const declared = byName(metadata);
  const merged = docs.map((member) => {
    const found = find(member.name, declared);
    return found === undefined ? member : { ...member, name: found.name, value: found.value };
  });
  const known = new Set(merged.map(({ name }) => name));
  const others = metadata.filter(({ name }) => !known.has(name));
  return [...merged, ...others.map((member) => ({ ...member, origin: "metadata" as const }))];
}

/** Maps items by their names and by their names in lower case, so that a name in another letter case is found too. */
function byName<Item extends { readonly name: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  const reversed = [...items].reverse();
  return new Map([
    ...reversed.map((item) => [item.name.toLowerCase(), item] as const),
    ...reversed.map((item) => [item.name, item] as const),
  ]);
}

function find<Item>(name: string, items: ReadonlyMap<string, Item>): Item | undefined {
  return items.get(name) ?? items.get(name.toLowerCase());
}
