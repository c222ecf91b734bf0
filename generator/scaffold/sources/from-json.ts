import type { JsonValue, Property, TypeModel } from "../../model/model.js";
import { isList, isObject, wrappedItems, type JsonObject } from "../../model/payload.js";
import { isPrimitiveText } from "../../model/primitive-text.js";
import { collectionOf, qualify, shortName } from "../../model/qualified-name.js";
import { primitiveType as documentedPrimitive } from "../../page/grammar/primitive-type.js";
import type { Paging } from "../../vocabulary.js";
import type { Draft } from "../draft.js";
import { isPropertyName, isQualifiedName } from "../names.js";
import { crudOperations } from "./crud-operations.js";
import { draftProperty, draftType } from "./draft-type.js";
import type { NamedResource } from "./from-name.js";

/** Objects nested deeper are left out. The deepest page of Microsoft Graph shows objects in eight levels. */
const MAX_DEPTH = 16;

/** The highest number of items of a list that an example shows. */
const MAX_ITEMS = 3;

/** The highest number of types that a sample can have. */
const MAX_TYPES = 1_000;

/**
 * Drafts a resource from a JSON sample. Objects in the sample become complex types. If a list shows several objects,
 * the type has the properties of all of them.
 *
 * @param sample - an object, a list of objects, or a list response of the API
 * @param documentedName - finds the type of the docs that has this name, in any letter case
 * @param paging - the properties of a list response
 * @returns `null` if the sample does not contain an object
 */
export function draftFromJson(
  sample: JsonValue,
  resource: NamedResource,
  documentedName: (type: string) => string | undefined,
  paging: Paging,
): Draft | null {
  const objects = objectsOf(sample, paging);
  if (objects.length === 0) return null;
  const reader = new SampleReader(resource, documentedName);
  reader.read(resource.type, "entity", objects, 0);
  const { types, samples, notes } = reader;
  return { types, samples, notes, operations: crudOperations({ ...resource, source: SOURCE }, resource) };
}

/** The objects that a sample shows: one object, or the items of a list. An object with an `id` is not a list response. */
function objectsOf(sample: JsonValue, paging: Paging): JsonObject[] {
  const isResponse = isObject(sample) && !Object.hasOwn(sample, "id");
  const value = (isResponse ? wrappedItems(sample, paging) : null) ?? sample;
  return (isList(value) ? value : [value]).filter(isObject);
}

/** The type that a sample names in `@odata.type`, without the `#`; `null` if it does not name a type. */
export function typeOfSample(sample: JsonValue, paging: Paging): string | null {
  return namedType(objectsOf(sample, paging));
}

function namedType(objects: readonly JsonObject[]): string | null {
  const named = objects.find((one) => typeof one["@odata.type"] === "string")?.["@odata.type"];
  return typeof named === "string" ? named.replace(/^#/, "") : null;
}

const SOURCE = { file: "", line: 1, column: 1 };

class SampleReader {
  readonly types: TypeModel[] = [];
  readonly samples = new Map<string, Map<string, JsonValue>>();
  readonly notes: string[] = [];
  /** The types by their names in lower case, because names of files and links ignore letter case. */
  readonly #read = new Map<string, { readonly type: string; readonly values: ReadonlyMap<string, unknown> }>();
  readonly #resource: NamedResource;
  readonly #documentedName: (type: string) => string | undefined;

  constructor(resource: NamedResource, documentedName: (type: string) => string | undefined) {
    this.#resource = resource;
    this.#documentedName = documentedName;
  }

  /** Adds a type with the properties of all objects. */
  read(type: string, kind: TypeModel["kind"], objects: readonly JsonObject[], depth: number): void {
    const values = new Map<string, JsonValue[]>();
    for (const object of objects) {
      for (const [name, value] of Object.entries(object)) {
        if (name.includes("@")) continue;
        const known = values.get(name);
        if (known === undefined) values.set(name, [value]);
        else known.push(value);
      }
    }
    const sample = new Map<string, JsonValue>();
    const properties: Property[] = [];
    // The place of the type in the list comes before the places of the types that it contains.
    const position = this.types.length;
    this.types.push(draftType(type, kind, [], SOURCE));
    this.samples.set(type, sample);
    this.#read.set(type.toLowerCase(), { type, values });
    for (const [name, all] of values) {
      if (!isPropertyName(name)) {
        this.notes.push(`Left out: the property ${JSON.stringify(name).slice(0, 80)}, because it is not a valid name.`);
        continue;
      }
      const property = this.#property(type, name, all, depth, name === "id" && kind === "entity");
      if (property === null) continue;
      properties.push(property.property);
      if (property.sample !== undefined) sample.set(name, property.sample);
    }
    if (kind === "entity" && !values.has("id")) {
      properties.unshift(draftProperty("id", "Edm.String", SOURCE, { readOnly: true }));
      this.notes.push("Added: the property id, because the paths contain it. The sample does not have it.");
    }
    this.types[position] = draftType(type, kind, properties, SOURCE);
  }

  #property(
    owner: string,
    name: string,
    values: readonly JsonValue[],
    depth: number,
    isKey: boolean,
  ): { property: Property; sample?: JsonValue } | null {
    const isCollection = values.some(isList);
    const items = values.flatMap((value) => (Array.isArray(value) ? (value as JsonValue[]) : [value]));
    const known = items.filter((item) => item !== null);
    const objects = known.filter(isObject);
    const [first = null] = known;
    const make = (type: string, sample?: JsonValue): { property: Property; sample?: JsonValue } => ({
      property: draftProperty(name, isCollection ? collectionOf(type) : type, SOURCE, isKey ? { readOnly: true } : {}),
      ...(sample === undefined ? {} : { sample: isCollection ? [sample] : sample }),
    });
    if (objects.length > 0) {
      const type = this.#nestedType(owner, name, objects, depth);
      return type === null ? null : { ...make(type), sample: nestedSample(values) };
    }
    if (first === null || typeof first === "object") {
      const reason = first === null ? "no value" : "a list in a list";
      this.notes.push(`Check the type of ${shortName(owner)}.${name}: the sample has ${reason}, so it is String.`);
      return make("Edm.String");
    }
    const types = new Set(known.map(primitiveType));
    if (types.size > 1 && ![...types].every((one) => NUMBERS.includes(one))) {
      this.notes.push(`Check the type of ${shortName(owner)}.${name}: the sample has several types, so it is String.`);
      return make("Edm.String");
    }
    const type = NUMBERS.findLast((one) => types.has(one)) ?? primitiveType(first);
    return first === "" || isInexact(first) ? make(type) : make(type, first);
  }

  /** Adds the type of nested objects. @returns its name; `null` if the objects are left out */
  #nestedType(owner: string, property: string, objects: readonly JsonObject[], depth: number): string | null {
    if (depth === MAX_DEPTH || this.types.length >= MAX_TYPES) {
      const limit = depth === MAX_DEPTH ? `${MAX_DEPTH} levels of objects` : `${MAX_TYPES} types`;
      this.notes.push(`Left out: ${shortName(owner)}.${property}, because the sample has more than ${limit}.`);
      return null;
    }
    const inSample = namedType(objects);
    const named = inSample !== null && isQualifiedName(inSample) ? inSample : null;
    const known = named === null ? undefined : this.#knownName(named);
    if (known !== undefined) {
      this.#noteUnread(known, objects);
      return known;
    }
    const { namespace } = this.#resource;
    const short = `${shortName(owner)}${property.charAt(0).toUpperCase()}${property.slice(1)}`.replaceAll("-", "_");
    const type = named ?? this.#freeName(qualify(property.replaceAll("-", "_"), namespace), qualify(short, namespace));
    if (type !== null) this.read(type, "complex", objects, depth + 1);
    return type;
  }

  /** The type of the docs or the sample that has this name, in any letter case. */
  #knownName(type: string): string | undefined {
    return this.#documentedName(type) ?? this.#read.get(type.toLowerCase())?.type;
  }

  /** Notes the properties that are not in the place where the sample shows the type first. */
  #noteUnread(type: string, objects: readonly JsonObject[]): void {
    const values = this.#read.get(type.toLowerCase())?.values;
    if (values === undefined) return;
    const short = shortName(type);
    for (const name of new Set(objects.flatMap((object) => Object.keys(object)))) {
      if (name.includes("@") || values.has(name) || !isPropertyName(name)) continue;
      this.notes.push(
        `Left out: ${short}.${name}, because the sample has ${short} in several places, and only the first is read. Add this property.`,
      );
    }
  }

  /** The first of two names that no other type has, and that does not mean a primitive type in tables. */
  #freeName(name: string, longer: string): string | null {
    const isFree = (one: string): boolean => this.#knownName(one) === undefined;
    const free = [name, longer].find(
      (one) => isQualifiedName(one) && isFree(one) && documentedPrimitive(shortName(one)) === null,
    );
    if (free !== undefined) return free;
    let number = 2;
    while (!isFree(`${longer}${number}`)) number += 1;
    return isQualifiedName(`${longer}${number}`) ? `${longer}${number}` : null;
  }
}

/** The first value of a property whose values are objects. Leaves out the names that pages cannot show. */
function nestedSample(values: readonly JsonValue[]): JsonValue {
  return prune(values.find((value) => value !== null) ?? null, 0);
}

function prune(value: JsonValue, depth: number): JsonValue {
  if (depth === MAX_DEPTH) return {};
  if (Array.isArray(value))
    return (value as JsonValue[])
      .filter(isKnown)
      .slice(0, MAX_ITEMS)
      .map((one) => prune(one, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, own]) => isPropertyName(name) && isKnown(own))
      .map(([name, own]) => [name, prune(own, depth + 1)]),
  );
}

/** Tells whether a value says something about its type. */
function isKnown(value: JsonValue): boolean {
  return value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** The types of numbers, narrowest first. */
const NUMBERS: readonly string[] = ["Edm.Int32", "Edm.Int64", "Edm.Double"];

const MAX_INT32 = 2 ** 31;

/** Tells whether a value is a number that JavaScript may have rounded. */
function isInexact(value: JsonValue): boolean {
  return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
}

function primitiveType(value: JsonValue): string {
  if (typeof value === "boolean") return "Edm.Boolean";
  if (typeof value === "number") {
    if (!Number.isInteger(value)) return "Edm.Double";
    return value >= -MAX_INT32 && value < MAX_INT32 ? "Edm.Int32" : "Edm.Int64";
  }
  const text = typeof value === "string" ? value : "";
  return ["Edm.Date", "Edm.DateTimeOffset"].find((type) => isPrimitiveText(text, type)) ?? "Edm.String";
}
