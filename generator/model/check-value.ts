import type { JsonValue, Property, TypeModel } from "./model.js";
import { isList, isObject, type JsonObject, odataType } from "./payload.js";
import { itemType, splitName } from "./qualified-name.js";
import type { TypeIndex } from "./type-index.js";

/** A difference between a JSON value and the documented type. */
export interface Contradiction {
  readonly rule: "unknown-property" | "read-only-property" | "missing-required" | "unknown-member" | "wrong-type";
  /** Position in the value, as a JSON Pointer: `/keys/0/use`. {@link https://www.rfc-editor.org/rfc/rfc6901 | RFC 6901} */
  readonly path: string;
  /** One sentence for the person who fixes the page. */
  readonly message: string;
  /** Qualified name of the type, and the property's name; `null` if the difference is not in one property. */
  readonly type: string | null;
  readonly property: string | null;
  /**
   * For `missing-required`: the value refers to an existing resource by `@odata.bind` or by key, so the property is not
   * needed.
   */
  readonly suppliedByReference: boolean;
}

/**
 * How a value is used. A request body must not contain read-only properties; to create a resource it must contain the
 * required ones. A response (`read`) can omit any property.
 */
export type ValueUse = "create" | "update" | "read";

/** The properties of an object: those of a type, those of an operation's own table, or both. */
export interface ObjectShape {
  /** For messages: the type's qualified name, or a description of the object. */
  readonly name: string;
  readonly type: string | null;
  readonly property: (name: string) => Property | undefined;
  readonly required: ReadonlySet<string>;
  /** Properties that can be sent even if the type calls them read-only. */
  readonly writable?: ReadonlySet<string>;
  readonly open: boolean;
}

/** Values that are nested deeper than this are not checked. */
const MAX_DEPTH = 64;

/**
 * Checks a JSON value against a documented type (`Edm.Int32`, `microsoft.graph.user`, `Collection(…)`). An object that
 * names a derived type in `@odata.type` is checked against the derived type. Values of unknown types are not checked.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html | OData JSON Format 4.01}
 *
 * @param path - JSON Pointer to the value
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
  // An entity inside a body refers to an existing one if it contains the key.
  if (path === "" || !hasKey(value, named, types)) return found;
  return found.map((one) =>
    one.rule === "missing-required" && one.path === path ? { ...one, suppliedByReference: true } : one,
  );
}

function hasKey(value: JsonObject, { kind, name }: TypeModel, types: TypeIndex): boolean {
  const keys = types.lineage(name).flatMap(({ key }) => key);
  return kind === "entity" && (keys.length > 0 ? keys : ["id"]).every((key) => Object.hasOwn(value, key));
}

/** Checks the properties of an object against a shape, and their values against the properties' types. */
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

/** Describes which properties an object of the type can have, including inherited ones. */
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
 * Tells whether a property accepts `null`. Where the docs do not say, a collection and a required property do not, and
 * any other property does.
 */
export function acceptsNull(property: Pick<Property, "type" | "nullable">, demanded: boolean): boolean {
  return itemType(property.type).collection || demanded ? property.nullable === true : property.nullable !== false;
}

/**
 * Reads the type that a value names in `@odata.type`.
 *
 * @returns the declared type if the value names none; the named type if it is the declared one or derives from it; else
 * the name as written
 */
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
