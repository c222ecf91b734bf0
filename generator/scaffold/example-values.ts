import type { JsonValue, Property, TypeModel } from "../model/model.js";
import { itemType } from "../model/qualified-name.js";
import { sampleValue } from "../model/sample-value.js";
import { isOData, type PageContext } from "./page-context.js";

type JsonObject = Record<string, JsonValue>;

/** The id of the made-up example object. */
const EXAMPLE_ID = "00000000-0000-0000-0000-000000000001";

/** An example object of a type. @param use - whether it is in a request or in a response */
export function exampleObject(type: string, use: "request" | "response", context: PageContext): JsonObject {
  const concrete = concreteType(type, context);
  const start: JsonObject = concrete === type ? {} : { "@odata.type": `#${concrete}` };
  const sample = context.draft.samples.get(concrete);
  const lineage = context.types.lineage(concrete);
  const keys = new Set(lineage.flatMap(({ key }) => key));
  const shown = lineage
    .toReversed()
    .flatMap(({ properties }) => properties)
    .filter(({ navigation, type: of }) => !navigation && of !== "Edm.Stream")
    .filter((property) => use === "response" || (property.readOnly !== true && !isKey(property, keys)));
  const values = shown.map((property): [string, JsonValue] => {
    const { name, type: of } = property;
    const isId = isKey(property, keys) && of === "Edm.String";
    return [name, sample?.get(name) ?? (isId ? EXAMPLE_ID : propertyValue(property, context))];
  });
  return { ...start, ...Object.fromEntries(values) };
}

function isKey({ name }: Pick<Property, "name">, keys: ReadonlySet<string>): boolean {
  return name === "id" || keys.has(name);
}

/** An example value of a property. A string property can have documented values. */
function propertyValue({ name, type, values }: Property, context: PageContext, depth = 0): JsonValue {
  const documented = values?.find((value) => value !== "null");
  if (documented === undefined) return exampleValue(name, type, context, depth);
  return itemType(type).collection ? [documented] : documented;
}

/**
 * An example value of a property or parameter. Objects in it show only their type, as in the page template, and the
 * properties that are required.
 */
export function exampleValue(name: string, type: string, context: PageContext, depth = 0): JsonValue {
  const { type: item, collection } = itemType(type);
  const value = itemValue(name, item, context, depth);
  return collection ? [value] : value;
}

/** The highest number of required properties that a nested object shows. */
const MAX_REQUIRED = 16;

/** Required objects in objects are left out below this depth, because a type can require itself. */
const MAX_DEPTH = 2;

function itemValue(name: string, type: string, context: PageContext, depth: number): JsonValue {
  if (type === "Edm.String") return `Example ${name}`;
  const declared = context.types.get(type);
  if (type.startsWith("Edm.") || declared?.kind === "enum") return sampleValue(type, context.types);
  if (declared === undefined) return {};
  const concrete = concreteType(type, context);
  const required = context.types
    .lineage(concrete)
    .flatMap(({ properties }) => properties.filter((one) => one.required === true && !one.navigation));
  const values = depth < MAX_DEPTH ? required.slice(0, MAX_REQUIRED) : [];
  return {
    ...typeAnnotation(`#${concrete}`, context),
    ...Object.fromEntries(values.map((one) => [one.name, propertyValue(one, context, depth + 1)])),
  };
}

/** An abstract type cannot have objects, so an example shows the first derived type that is not abstract. */
function concreteType(type: string, { types }: PageContext): string {
  const declared = types.get(type);
  if (declared?.abstract !== true) return type;
  return types.descendants(type).find((one) => !one.abstract)?.name ?? type;
}

/** The path of an example request: each placeholder of a route is replaced by a value. */
export function examplePath(
  path: string,
  parameters: readonly { readonly name: string; readonly type: string }[],
  context: PageContext,
): string {
  const types = new Map(parameters.map(({ name, type }) => [name, type]));
  return path.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const type = types.get(name) ?? "Edm.String";
    if (type === "Edm.String") return name.endsWith("id") || name.endsWith("Id") ? idFor(name, context) : "example";
    const value = exampleValue(name, type, context);
    const isEnum = context.types.get(itemType(type).type)?.kind === "enum";
    const literal = typeof value === "string" ? (isEnum ? `'${value}'` : value) : JSON.stringify(value);
    return encodeURI(literal);
  });
}

/** The id of an object in an example path. The id of a JSON sample is used for the object that the sample shows. */
function idFor(name: string, { draft }: PageContext): string {
  for (const { name: type } of draft.types) {
    const id = draft.samples.get(type)?.get("id");
    const short = type.slice(type.lastIndexOf(".") + 1);
    if (typeof id === "string" && name === `${short}-id`) return encodeURIComponent(id);
  }
  return EXAMPLE_ID;
}

/** The JSON representation of a type, as resource pages show it. */
export function jsonRepresentation({ name }: Pick<TypeModel, "name">, context: PageContext): JsonObject {
  const lineage = context.types.lineage(name);
  const keys = new Set(lineage.flatMap(({ key }) => key));
  const shown = lineage
    .toReversed()
    .flatMap(({ properties }) => properties)
    .filter(({ navigation }) => !navigation);
  return {
    ...typeAnnotation(`#${name}`, context),
    ...Object.fromEntries(
      shown.map((property) => {
        const value = isKey(property, keys) ? "String (identifier)" : propertyRepresentation(property, context);
        return [property.name, value];
      }),
    ),
  };
}

/** A property as JSON representations show it: with its type instead of a value. */
export function propertyRepresentation(property: Pick<Property, "type">, context: PageContext): JsonValue {
  const { type, collection } = itemType(property.type);
  const value = representation(type, context);
  return collection ? [value] : value;
}

const REPRESENTATIONS: ReadonlyMap<string, string> = new Map([
  ["Edm.Date", "String (date)"],
  ["Edm.DateTimeOffset", "String (timestamp)"],
  ["Edm.Duration", "String (duration)"],
  ["Edm.TimeOfDay", "String (time)"],
]);

function representation(type: string, context: PageContext): JsonValue {
  if (context.types.get(type)?.kind === "enum") return "String";
  if (!type.startsWith("Edm.")) return typeAnnotation(type, context);
  return REPRESENTATIONS.get(type) ?? type.slice("Edm.".length);
}

/** The type of an object in its JSON. Only objects of OData have it. */
function typeAnnotation(type: string, context: PageContext): JsonObject {
  return isOData(context) ? { "@odata.type": type } : {};
}
