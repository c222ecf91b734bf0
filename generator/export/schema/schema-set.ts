import { isAnyJson } from "../../model/any-json.js";
import { acceptsNull } from "../../model/check-value.js";
import type { Property, TypeModel } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import { indexTypes } from "../../model/type-index.js";
import type { JsonValue } from "../../vocabulary.js";
import { defaultValueOf } from "../default-value.js";
import type { Omissions } from "../exported-api.js";
import { assignComponentNames } from "./component-names.js";
import { isRequiredToCreate, typesWithCreateSchema } from "./create-types.js";
import { propertyFacts, typeFacts } from "./extension-facts.js";
import { PRIMITIVE_SCHEMAS } from "./primitive-schemas.js";

/** How a value is used. A request that creates an object must contain the required properties (`create`). */
export type SchemaUse = "any" | "create";

/** The JSON Schemas of an API: draft 2020-12, which OpenAPI 3.1 uses too. */
export interface SchemaSet {
  /** The schemas of types, by their name in the export. */
  readonly definitions: ReadonlyMap<string, JsonObject>;
  /** The name of a type's schema in the export; `undefined` if the type is unknown. */
  readonly nameOf: (type: string, use: SchemaUse) => string | undefined;
  /** The schema of an OData type: a reference to a definition, or the schema of a primitive type. */
  readonly schemaOf: (type: string, use: SchemaUse) => JsonObject;
  /** The schema of a property, with its description. */
  readonly propertySchema: (property: Property, required: boolean, use: SchemaUse) => JsonObject;
}

export interface SchemaSettings {
  /** Returns the `$ref` of a definition. */
  readonly refTo: (definition: string) => string;
  /** Whether schemas have the fields `x-docwright-…`, which OpenAPI allows. */
  readonly extensions: boolean;
}

/**
 * Makes a JSON Schema for each type.
 *
 * @param types - the result of `exportableTypes`
 */
export function createSchemaSet(
  types: readonly TypeModel[],
  settings: SchemaSettings,
  omissions: Omissions,
): SchemaSet {
  const index = indexTypes(types);
  const withCreate = typesWithCreateSchema(types, index);
  const names = assignComponentNames([
    ...types.map(({ name }) => [keyOf(name, "any"), name] as const),
    ...types
      .filter(({ name }) => withCreate.has(name))
      .map(({ name }) => [keyOf(name, "create"), `${name}.create`] as const),
  ]);
  const nameOf = (type: string, use: SchemaUse): string | undefined =>
    names.get(keyOf(type, withCreate.has(type) ? use : "any"));

  const schemaOf = (type: string, use: SchemaUse): JsonObject => {
    const { type: item, collection } = itemType(type);
    if (collection) return { type: "array", items: schemaOf(item, use) };
    const name = nameOf(item, use);
    if (name !== undefined) return { $ref: settings.refTo(name) };
    const primitive = PRIMITIVE_SCHEMAS.get(item);
    if (primitive === undefined) omissions.add("types without a form in JSON", item);
    return primitive ?? {};
  };

  const propertySchema = (property: Property, required: boolean, use: SchemaUse): JsonObject => {
    const schema = valuesSchema(property) ?? schemaOf(property.type, property.navigation ? "any" : use);
    return present({
      ...(acceptsNull(property, required) ? orNull(schema) : schema),
      description: property.description || undefined,
      default: defaultValueOf(property, index, omissions),
      deprecated: property.deprecated || undefined,
      readOnly: property.readOnly === true || undefined,
      ...(settings.extensions && propertyFacts(property)),
    });
  };

  const objectSchema = (type: TypeModel, use: SchemaUse): JsonObject => {
    const required = use === "create" ? type.properties.filter(isRequiredToCreate).map(({ name }) => name) : [];
    const own = {
      type: "object",
      properties: Object.fromEntries(
        type.properties.map((one) => [one.name, propertySchema(one, required.includes(one.name), use)]),
      ),
      ...(required.length > 0 && { required: [...new Set(required)] }),
    };
    const base = type.base === null ? undefined : nameOf(type.base, use);
    return base === undefined ? own : { allOf: [{ $ref: settings.refTo(base) }, own] };
  };

  const definition = (type: TypeModel, use: SchemaUse): JsonObject =>
    present({
      title: shortName(type.name),
      description: type.description || undefined,
      deprecated: type.deprecated || undefined,
      ...(isAnyJson(type) || isOnlyNamed(type)
        ? {}
        : type.kind === "enum"
          ? enumSchema(type)
          : objectSchema(type, use)),
      ...(settings.extensions && typeFacts(type)),
    });

  const definitions = new Map(
    types.flatMap((type) =>
      (["any", "create"] as const).flatMap((use) => {
        const name = names.get(keyOf(type.name, use));
        return name === undefined ? [] : [[name, definition(type, use)] as const];
      }),
    ),
  );
  return { definitions, nameOf, schemaOf, propertySchema };
}

/** Whether the docs show only the name of a type, so that its values can be objects, texts or others. */
function isOnlyNamed({ kind, base, properties, origin }: TypeModel): boolean {
  const isDescribed = origin === "page" || origin === "metadata";
  return kind === "complex" && base === null && properties.length === 0 && !isDescribed;
}

function keyOf(type: string, use: SchemaUse): string {
  return `${use} ${type}`;
}

/** Members that can be combined are separated by commas. */
function enumSchema({ members, flags }: TypeModel): JsonObject {
  const names = [...new Set(members.map(({ name }) => name))];
  if (names.length === 0) return { type: "string" };
  if (!flags) return { type: "string", enum: names };
  const any = names.map(escapeForPattern).join("|");
  return { type: "string", anyOf: [{ enum: names }, { pattern: `^(?:${any})(?:, ?(?:${any}))*$` }] };
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
}

/** The schema of a string property with documented values. Other strings are valid too: the service can add values. */
function valuesSchema({ type, values }: Property): JsonObject | null {
  const { type: item, collection } = itemType(type);
  if (item !== "Edm.String" || values === null || values.length === 0) return null;
  const schema = { anyOf: [{ enum: [...new Set(values)] }, { type: "string" }] };
  return collection ? { type: "array", items: schema } : schema;
}

function orNull(schema: JsonObject): JsonObject {
  if (Object.keys(schema).length === 0) return schema;
  if (typeof schema["type"] === "string") return { ...schema, type: [schema["type"], "null"] };
  const alternatives = schema["anyOf"];
  return { anyOf: [...(Array.isArray(alternatives) ? (alternatives as JsonValue[]) : [schema]), { type: "null" }] };
}

/** Removes the fields that are `undefined`. */
export function present(fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}
