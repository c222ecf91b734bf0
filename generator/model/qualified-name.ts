/** A type's name apart: the namespace, and the name in it. */
export interface QualifiedName {
  readonly namespace: string | null;
  readonly short: string;
}

/** Names that can stand in a schema: OData's simple identifiers, joined by dots. */
const QUALIFIED_NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/**
 * Says whether a text can be the name of a type.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_SimpleIdentifier | CSDL 4.01, SimpleIdentifier}
 */
export function isTypeName(text: string): boolean {
  return QUALIFIED_NAME.test(text);
}

/** Splits a name at its last dot, without the `#` that JSON payloads put before it. */
export function splitName(name: string): QualifiedName {
  const bare = name.startsWith("#") ? name.slice(1) : name;
  const dot = bare.lastIndexOf(".");
  return dot < 0 ? { namespace: null, short: bare } : { namespace: bare.slice(0, dot), short: bare.slice(dot + 1) };
}

/** The name with its namespace: its own, else the given one. */
export function qualify(name: string, namespace: string): string {
  const { namespace: own, short } = splitName(name);
  return `${own ?? namespace}.${short}`;
}

/** The name after the last dot. */
export function shortName(name: string): string {
  return splitName(name).short;
}

/** Wraps a type name as OData writes a collection of it. */
export function collectionOf(type: string): string {
  return `Collection(${type})`;
}

/** The type of one item, and whether there are many: the way back from {@link collectionOf}. */
export function itemType(type: string): { readonly type: string; readonly collection: boolean } {
  return type.startsWith("Collection(") && type.endsWith(")")
    ? { type: type.slice("Collection(".length, -1), collection: true }
    : { type, collection: false };
}
