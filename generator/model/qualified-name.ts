/** The two parts of a type's name. */
export interface QualifiedName {
  readonly namespace: string | null;
  readonly short: string;
}

/** OData's simple identifiers, joined by dots. */
const QUALIFIED_NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/**
 * Tells whether a text can be the name of a type.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_SimpleIdentifier | CSDL 4.01, SimpleIdentifier}
 */
export function isTypeName(text: string): boolean {
  return QUALIFIED_NAME.test(text);
}

/** Splits a name at its last dot. Removes the `#` with which `@odata.type` begins. */
export function splitName(name: string): QualifiedName {
  const bare = name.startsWith("#") ? name.slice(1) : name;
  const dot = bare.lastIndexOf(".");
  return dot < 0 ? { namespace: null, short: bare } : { namespace: bare.slice(0, dot), short: bare.slice(dot + 1) };
}

/** Adds the namespace to a name that does not have one. */
export function qualify(name: string, namespace: string): string {
  const { namespace: own, short } = splitName(name);
  return `${own ?? namespace}.${short}`;
}

/** Returns the name after the last dot. */
export function shortName(name: string): string {
  return splitName(name).short;
}

/** Returns OData's name for a collection of the type. */
export function collectionOf(type: string): string {
  return `Collection(${type})`;
}

/** Returns the type of one item, and whether the type is a collection. The inverse of {@link collectionOf}. */
export function itemType(type: string): { readonly type: string; readonly collection: boolean } {
  return type.startsWith("Collection(") && type.endsWith(")")
    ? { type: type.slice("Collection(".length, -1), collection: true }
    : { type, collection: false };
}
