import type { JsonValue, Property, TypeModel } from "./model.js";
import { isList, isObject, type JsonObject, odataType } from "./payload.js";
import { itemType, splitName } from "./qualified-name.js";
import type { TypeIndex } from "./type-index.js";

/** Where a JSON value and the documented type disagree. */
export interface Contradiction {
  readonly rule: "unknown-property" | "read-only-property" | "missing-required" | "unknown-member" | "wrong-type";
  /** Where in the value, as a JSON Pointer: `/keys/0/use`. {@link https://www.rfc-editor.org/rfc/rfc6901 | RFC 6901} */
  readonly path: string;
  /** One sentence for the person who will mend the page. */
  readonly message: string;
  /** The type whose property is concerned, and the property's name; `null` where the value as a whole is. */
  readonly type: string | null;
  readonly property: string | null;
  /** What is missing is given otherwise: bound to what there is, or there already, as the key says. No fault then. */
  readonly suppliedByReference: boolean;
}

/**
 * What a value is: a body that creates or changes something, where read-only properties are out of place and, to
 * create, required ones are demanded; or an answer, where anything may be left out.
 */
export type ValueUse = "create" | "update" | "read";

/** What an object may hold: the properties of a type, those of an operation's own table, or both. */
export interface ObjectShape {
  /** For messages: the qualified name, or what the docs call the object. */
  readonly name: string;
  readonly type: string | null;
  readonly property: (name: string) => Property | undefined;
  /** Properties that are demanded. */
  readonly required: ReadonlySet<string>;
  /** Properties that may be sent although the type calls them read-only. */
  readonly writable?: ReadonlySet<string>;
  readonly open: boolean;
}

/** Values nested deeper than this are not looked into. */
const MAX_DEPTH = 64;

/**
 * Checks a JSON value against a documented type (`Edm.Int32`, `microsoft.graph.user`, `Collection(…)`). An object that
 * names a derived type in `@odata.type` is checked against that one. Of types that are not known, anything is right.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html | OData JSON Format 4.01}
 */
export function checkValue(
  value: JsonValue,
  type: string,
  types: TypeIndex,
  use: ValueUse,
  path = "",
): Contradiction[] {
  if (path.split("/").length > MAX_DEPTH) return [];
  const { type: item, collection } = itemType(type);
  if (collection) {
    if (!isList(value)) return [wrongType(value, type, path)];
    return value.flatMap((element, index) => checkValue(element, item, types, use, `${path}/${index.toString()}`));
  }
  if (item.startsWith("Edm.")) return isPrimitiveValue(value, item) ? [] : [wrongType(value, item, path)];
  const declared = types.get(item);
  if (declared === undefined) return [];
  if (declared.kind === "enum") return checkMember(value, declared, path);
  if (!isObject(value)) return [wrongType(value, item, path)];
  const named = namedType(value, declared, types);
  if (typeof named === "string") {
    return [contradiction("wrong-type", `${path}/@odata.type`, `${named} is not known as a ${item}.`, item, null)];
  }
  const found = checkObject(value, shapeOfType(named, types, use), types, use, path);
  // An entity inside a body that gives its key is one that there is already.
  if (path === "" || !hasKey(value, named, types)) return found;
  return found.map((one) =>
    one.rule === "missing-required" && one.path === path ? { ...one, suppliedByReference: true } : one,
  );
}

function hasKey(value: JsonObject, { kind, name }: TypeModel, types: TypeIndex): boolean {
  const keys = types.lineage(name).flatMap(({ key }) => key);
  return kind === "entity" && (keys.length > 0 ? keys : ["id"]).every((key) => Object.hasOwn(value, key));
}

/** Checks an object against a shape, and what its properties hold against their types. */
export function checkObject(
  value: JsonObject,
  shape: ObjectShape,
  types: TypeIndex,
  use: ValueUse,
  path = "",
): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const at = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const property = shape.property(name);
    if (property === undefined) {
      if (shape.open || name.includes("@")) continue;
      found.push(contradiction("unknown-property", at, `${shape.name} has no property ${name}.`, shape.type, name));
    } else if (use !== "read" && property.readOnly === true && !shape.writable?.has(name)) {
      const message = `${name} of ${shape.name} is read-only and cannot be sent.`;
      found.push(contradiction("read-only-property", at, message, shape.type, name));
    } else if (inner === null && !acceptsNull(property, shape.required.has(name))) {
      found.push(contradiction("wrong-type", at, `${name} of ${shape.name} cannot be null.`, shape.type, name));
    } else if (inner !== null) {
      found.push(...checkValue(inner, property.type, types, use, at));
    }
  }
  for (const name of shape.required) {
    if (Object.hasOwn(value, name)) continue;
    const message = `${shape.name} needs the property ${name}.`;
    const suppliedByReference = Object.hasOwn(value, `${name}@odata.bind`);
    found.push({ ...contradiction("missing-required", path, message, shape.type, name), suppliedByReference });
  }
  return found;
}

/** What an object of a type may hold, inherited properties included. */
export function shapeOfType(type: TypeModel, types: TypeIndex, use: ValueUse): ObjectShape {
  const lineage = types.lineage(type.name);
  const required = lineage.flatMap(({ properties }) =>
    properties.filter((property) => property.required === true && property.readOnly !== true).map(({ name }) => name),
  );
  return {
    name: type.name,
    type: type.name,
    property: (name) => types.property(type.name, name),
    required: new Set(use === "create" ? required : []),
    open: lineage.some(({ open }) => open),
  };
}

/**
 * Whether `null` may stand in a property: unless the docs say that it may not; in collections and in properties that are
 * demanded only where they say so.
 */
export function acceptsNull(property: Pick<Property, "type" | "nullable">, demanded: boolean): boolean {
  return itemType(property.type).collection || demanded ? property.nullable === true : property.nullable !== false;
}

/** The type that a value names itself, where it is the declared one or derives from it; else the name that it gives. */
export function namedType(value: JsonObject, declared: TypeModel, types: TypeIndex): TypeModel | string {
  const annotation = odataType(value);
  if (annotation === null) return declared;
  const { namespace, short } = splitName(annotation);
  const named = types.get(namespace === null ? short : `${namespace}.${short}`);
  const fits = named !== undefined && types.lineage(named.name).some(({ name }) => name === declared.name);
  return fits ? named : annotation;
}

function checkMember(value: JsonValue, type: TypeModel, path: string): Contradiction[] {
  if (typeof value !== "string") return [wrongType(value, type.name, path)];
  if (type.members.length === 0) return [];
  const members = new Set(type.members.map(({ name }) => name));
  const unknown = (type.flags ? value.split(",").map((part) => part.trim()) : [value]).filter(
    (one) => !members.has(one),
  );
  return unknown.map((one) =>
    contradiction("unknown-member", path, `${JSON.stringify(one)} is no member of ${type.name}.`, type.name, null),
  );
}

const NUMBERS = new Set(
  ["Byte", "SByte", "Int16", "Int32", "Int64", "Single", "Double", "Decimal"].map((n) => `Edm.${n}`),
);

function isPrimitiveValue(value: JsonValue, type: string): boolean {
  if (type === "Edm.Untyped") return true;
  if (type === "Edm.Boolean") return typeof value === "boolean";
  if (NUMBERS.has(type)) return typeof value === "number";
  if (type === "Edm.Stream") return false;
  if (typeof value !== "string") return false;
  return type !== "Edm.DateTimeOffset" || !Number.isNaN(Date.parse(value));
}

function wrongType(value: JsonValue, type: string, path: string): Contradiction {
  const found =
    value === null ? "null" : isList(value) ? "a list" : typeof value === "object" ? "an object" : typeof value;
  return contradiction("wrong-type", path, `${found} stands where ${type} is documented.`, type, null);
}

function contradiction(
  rule: Contradiction["rule"],
  path: string,
  message: string,
  type: string | null,
  property: string | null,
): Contradiction {
  return { rule, path, message, type, property, suppliedByReference: false };
}
