import { isAnyJson } from "./any-json.js";
import type { JsonValue, Property, TypeModel } from "./model.js";
import { isList, isObject, type JsonObject, odataType } from "./payload.js";
import { isExtensionName, openNamesOf } from "./open-names.js";
import { sampleText, isPrimitiveText } from "./primitive-text.js";
import { itemType, splitName } from "./qualified-name.js";
import type { TypeIndex } from "./type-index.js";

/** A difference between a JSON value and the documented type. */
export interface Contradiction {
  readonly rule: "unknown-property" | "read-only-property" | "missing-required" | "unknown-member" | "wrong-type";
  /** Position in the value, as a JSON Pointer: `/keys/0/use`. {@link https://www.rfc-editor.org/rfc/rfc6901 | RFC 6901} */
  readonly path: string;
  /** One sentence for the person who fixes the page. */
  readonly message: string;
  /**
   * A text that is the same for each occurrence of a fault, such as in several objects of a list. Callers report each
   * fault once.
   */
  readonly fault: string;
  /** The type's name; `null` if only the table of an operation describes the object. */
  readonly type: string | null;
  /** The property's name; `null` if the difference is not in one property. */
  readonly property: string | null;
  /**
   * Whether the missing property is not needed, because the value refers to an existing resource by `@odata.bind` or by
   * key. Always false if the rule is not `missing-required`.
   */
  readonly suppliedByReference: boolean;
}

/**
 * How a value is used. A request body must not contain read-only properties. A body that creates a resource must
 * contain the required properties. A response (`read`) can omit any property.
 */
export type ValueUse = "create" | "update" | "read";

/** The properties of an object: from a type, from an operation's own table, or from both. */
export interface ObjectShape {
  /** For messages: the type's qualified name, or a description of the object. */
  readonly name: string;
  readonly type: string | null;
  readonly property: (name: string) => Property | undefined;
  readonly required: ReadonlySet<string>;
  /** Properties that can be sent even if the type calls them read-only. */
  readonly writable?: ReadonlySet<string>;
  /** The names that undocumented properties can have; `null` if the object cannot have undocumented properties. */
  readonly open: "any" | "extensions" | null;
}

/**
 * The missing properties of a body that are reported already. Each is reported for one object only, because a list can
 * have thousands of objects that lack the same properties.
 */
export class MissingProperties {
  readonly #ofObjects = new Map<ObjectShape, Set<string>>();
  readonly #ofReferences = new Map<ObjectShape, Set<string>>();

  /**
   * The required properties whose absence is not reported yet.
   *
   * @param isReference - whether the object refers to an existing object. Such objects may lack properties, so they are
   * counted separately
   */
  unreported(shape: ObjectShape, isReference: boolean): Set<string> {
    const ofShape = isReference ? this.#ofReferences : this.#ofObjects;
    const names = ofShape.get(shape) ?? new Set(shape.required);
    ofShape.set(shape, names);
    return names;
  }
}

/** Values that are nested deeper than this are not checked. */
const MAX_DEPTH = 64;

/**
 * Checks a JSON value against a documented type (`Edm.Int32`, `microsoft.graph.user`, `Collection(…)`). An object that
 * names a derived type in `@odata.type` is checked against the derived type. Values of unknown types are not checked.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html | OData JSON Format 4.01}
 *
 * @param path - JSON Pointer to the value
 * @param missing - the missing properties that are reported already
 */
export function checkValue(
  value: JsonValue,
  type: string,
  types: TypeIndex,
  use: ValueUse,
  path = "",
  missing = new MissingProperties(),
): Contradiction[] {
  if (path.split("/").length > MAX_DEPTH) return [];
  const { type: item, collection } = itemType(type);
  if (collection) {
    if (!isList(value)) return [wrongType(value, type, path)];
    return value.flatMap((element, index) =>
      checkValue(element, item, types, use, `${path}/${index.toString()}`, missing),
    );
  }
  if (item.startsWith("Edm.")) return isPrimitiveValue(value, item) ? [] : [wrongType(value, item, path)];
  const declared = types.get(item);
  if (declared === undefined) return [];
  if (declared.kind === "enum") return checkMember(value, declared, path);
  if (isAnyJson(declared)) return [];
  if (!isObject(value)) return [wrongType(value, item, path)];
  const named = namedType(value, declared, types);
  if (typeof named === "string") {
    const message = `\`@odata.type\` is ${named}, which is neither ${item} nor a type that derives from it.`;
    return [contradiction("wrong-type", `${path}/@odata.type`, message, item, null)];
  }
  // If an entity inside a body contains its own key, it refers to an existing entity.
  const isReference = path !== "" && hasKey(value, named, types);
  const found = [
    ...(use === "read" ? [] : checkTypeAnnotation(value, declared, types, path)),
    ...checkObject(value, shapeOfType(named, types, use), types, use, path, missing, isReference),
  ];
  if (!isReference) return found;
  return found.map((one) =>
    one.rule === "missing-required" && one.path === path ? { ...one, suppliedByReference: true } : one,
  );
}

/**
 * Checks that an object of an abstract type names its own type, because the service cannot create the object otherwise.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformationtypeodatatype | OData JSON, type}
 *
 * @param path - JSON Pointer to the object
 */
export function checkTypeAnnotation(
  value: JsonObject,
  declared: TypeModel,
  types: TypeIndex,
  path = "",
): Contradiction[] {
  if (!needsTypeAnnotation(declared, types) || odataType(value) !== null || Object.hasOwn(value, "@odata.id"))
    return [];
  const message = `The example omits \`@odata.type\`, but ${declared.name} is abstract.`;
  return [contradiction("missing-required", path, message, declared.name, "@odata.type")];
}

/** Tells whether objects of a type have to name a derived type: the type is abstract and has derived types. */
export function needsTypeAnnotation({ name, abstract }: TypeModel, types: TypeIndex): boolean {
  return abstract && types.children(name).length > 0;
}

function hasKey(value: JsonObject, { kind, name }: TypeModel, types: TypeIndex): boolean {
  const keys = types.lineage(name).flatMap(({ key }) => key);
  return kind === "entity" && (keys.length > 0 ? keys : ["id"]).every((key) => Object.hasOwn(value, key));
}

/**
 * Checks that the object has only properties that `shape` allows, and that their values match the types of these
 * properties.
 *
 * @param missing - the missing properties that are reported already
 * @param isReference - whether the object refers to an existing object
 */
export function checkObject(
  value: JsonObject,
  shape: ObjectShape,
  types: TypeIndex,
  use: ValueUse,
  path = "",
  missing = new MissingProperties(),
  isReference = false,
): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const at = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const property = shape.property(name);
    if (property === undefined) {
      if (shape.open === "any" || name.includes("@")) continue;
      if (shape.open === "extensions" && isExtensionName(name)) continue;
      const message = `${shape.name} does not have the property \`${name}\`.`;
      found.push(contradiction("unknown-property", at, message, shape.type, name));
    } else if (use !== "read" && property.readOnly === true && !shape.writable?.has(name)) {
      const message = `The body sends \`${name}\`, but this property of ${shape.name} is read-only.`;
      found.push(contradiction("read-only-property", at, message, shape.type, name));
      if (inner === null) continue;
      // A service ignores the value. The read-only properties in it are reported, because callers may have to send them.
      for (const one of checkValue(inner, property.type, types, use, at, missing)) {
        if (one.rule === "read-only-property") found.push(one);
      }
    } else if (inner === null && !acceptsNull(property, shape.required.has(name))) {
      const message = `\`${name}\` is null, but the docs do not say that this property of ${shape.name} can be null.`;
      found.push(contradiction("wrong-type", at, message, shape.type, name));
    } else if (inner !== null) {
      // A call cannot have as many arguments as an example can have contradictions.
      for (const one of checkValue(inner, property.type, types, use, at, missing)) found.push(one);
    }
  }
  const unreported = missing.unreported(shape, isReference);
  for (const name of unreported) {
    if (Object.hasOwn(value, name)) continue;
    const message = `The example omits the required property \`${name}\` of ${shape.name}.`;
    const suppliedByReference = Object.hasOwn(value, `${name}@odata.bind`);
    if (!suppliedByReference) unreported.delete(name);
    found.push({ ...contradiction("missing-required", path, message, shape.type, name), suppliedByReference });
  }
  return found;
}

/** Describes which properties an object of the type can have, including inherited ones. */
export function shapeOfType(type: TypeModel, types: TypeIndex, use: ValueUse): ObjectShape {
  const ofIndex = knownShapes.get(types) ?? new Map<string, ObjectShape>();
  knownShapes.set(types, ofIndex);
  const key = `${use} ${type.name}`;
  const shape = ofIndex.get(key) ?? makeShape(type, types, use);
  ofIndex.set(key, shape);
  return shape;
}

/** The shapes of types, because an example can have many objects of a type. */
const knownShapes = new WeakMap<TypeIndex, Map<string, ObjectShape>>();

function makeShape(type: TypeModel, types: TypeIndex, use: ValueUse): ObjectShape {
  const lineage = types.lineage(type.name);
  const required = lineage.flatMap(({ properties }) =>
    properties.filter((property) => property.required === true && property.readOnly !== true).map(({ name }) => name),
  );
  return {
    name: type.name,
    type: type.name,
    property: (name) => types.property(type.name, name),
    required: new Set(use === "create" ? required : []),
    open: openNamesOf(type.name, types),
  };
}

/**
 * Tells whether a property accepts `null`. If the docs do not say, collections and required properties do not accept
 * `null`, and all other properties accept it. A relationship to several objects never accepts `null`. If docs call it
 * nullable, they mean that it can be empty.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_NullableNavigationProperty | OData CSDL, Nullable Navigation Property}
 */
export function acceptsNull(property: Pick<Property, "type" | "nullable" | "navigation">, demanded: boolean): boolean {
  if (property.navigation && itemType(property.type).collection) return false;
  return itemType(property.type).collection || demanded ? property.nullable === true : property.nullable !== false;
}

/**
 * Reads the type that a value names in `@odata.type`.
 *
 * @returns the declared type if the value does not have `@odata.type`; the named type if it is the declared type or
 * derives from it; otherwise the name as written
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
  const members = memberNames(type);
  const unknown = (type.flags ? value.split(",").map((part) => part.trim()) : [value]).filter(
    (one) => !members.has(one),
  );
  if (unknown.length === 0) return [];
  const listed = type.members.slice(0, MAX_LISTED_MEMBERS).map(({ name }) => name);
  const list = [...listed, ...(members.size > MAX_LISTED_MEMBERS ? ["…"] : [])].join(", ");
  return unknown.map((one) => {
    const message = `${JSON.stringify(one)} is not a member of ${type.name} (${list}).`;
    return contradiction("unknown-member", path, message, type.name, null);
  });
}

/** The names of the members of an enumeration. An example can have many values of an enumeration with many members. */
function memberNames(type: TypeModel): ReadonlySet<string> {
  const known = knownMembers.get(type) ?? new Set(type.members.map(({ name }) => name));
  knownMembers.set(type, known);
  return known;
}

const knownMembers = new WeakMap<TypeModel, ReadonlySet<string>>();

/** A message lists at most this many members of an enumeration. */
const MAX_LISTED_MEMBERS = 8;

const NUMBERS = new Set(
  ["Byte", "SByte", "Int16", "Int32", "Int64", "Single", "Double", "Decimal"].map((n) => `Edm.${n}`),
);

function isPrimitiveValue(value: JsonValue, type: string): boolean {
  if (type === "Edm.Untyped") return true;
  if (type === "Edm.Boolean") return typeof value === "boolean";
  if (NUMBERS.has(type)) return typeof value === "number" || (FLOATS.has(type) && NOT_FINITE.has(value));
  return typeof value === "string" && isPrimitiveText(value, type);
}

/** Types of numbers that can be infinite or not a number. */
export const FLOATS: ReadonlySet<string> = new Set(["Edm.Single", "Edm.Double", "Edm.Decimal"]);

/**
 * Numbers that JSON does not have.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_PrimitiveValue | OData JSON, Primitive Value}
 */
export const NOT_FINITE: ReadonlySet<unknown> = new Set(["INF", "-INF", "NaN"]);

function wrongType(value: JsonValue, type: string, path: string): Contradiction {
  const kind = kindOf(value);
  // If a string has the wrong form, such as an invalid date, the message shows the string. The message "is a string"
  // would not explain the fault, because a valid date is a string too.
  const sample = typeof value === "string" ? sampleText(type) : null;
  const subject = subjectAt(path);
  const message =
    sample === null
      ? `${subject} is ${kind}; the docs say ${type}.`
      : `${subject} is ${JSON.stringify(value)}; the docs say ${type}, such as ${sample}.`;
  return { ...contradiction("wrong-type", path, message, type, null), fault: `${subject} ${kind} ${type}` };
}

function kindOf(value: JsonValue): string {
  if (value === null) return "null";
  if (isList(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Describes the value at a JSON Pointer for a message: `` `keys` ``, ``An item of `keys` ``, `The body`. */
function subjectAt(path: string): string {
  const segments = path.split("/").slice(1);
  const name = segments.findLast((segment) => !/^\d+$/.test(segment));
  const owner = name === undefined ? "the body" : `\`${name.replaceAll("~1", "/").replaceAll("~0", "~")}\``;
  if (segments.length > 0 && segments.at(-1) !== name) return `An item of ${owner}`;
  return name === undefined ? "The body" : owner;
}

function contradiction(
  rule: Contradiction["rule"],
  path: string,
  message: string,
  type: string | null,
  property: string | null,
): Contradiction {
  return { rule, path, message, fault: message, type, property, suppliedByReference: false };
}
