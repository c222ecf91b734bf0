import { isList, isObject, type JsonObject } from "../../generator/model/payload.js";
import type { JsonValue } from "../../generator/vocabulary.js";
import { PRIMITIVE_SCHEMAS } from "../../generator/export/schema/primitive-schemas.js";

/** A reader of exported OpenAPI documents, which shows what another program can learn from them. */

export interface ReadParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly type: string;
}

export interface ReadOperation {
  readonly method: string;
  readonly path: string;
  readonly object: JsonObject;
  readonly parameters: readonly ReadParameter[];
  /** The request body's types by media type. */
  readonly sent: readonly string[];
  /** The names of the properties that the request body adds to those of its type, and of those that it requires. */
  readonly sentProperties: ReadonlySet<string>;
  readonly sentRequired: ReadonlySet<string>;
  /** The types of each status. */
  readonly responses: ReadonlyMap<string, readonly string[]>;
}

export interface ReadProperty {
  readonly type: string;
  readonly acceptsNull: boolean;
  readonly schema: JsonObject;
}

export interface ReadType {
  readonly base: string | null;
  readonly schema: JsonObject;
  readonly required: readonly string[];
  readonly properties: ReadonlyMap<string, ReadProperty>;
  readonly members: readonly string[];
}

const primitives = new Map([...PRIMITIVE_SCHEMAS].map(([name, schema]) => [JSON.stringify(schema), name]));

export function readOpenApi(document: JsonObject): {
  readonly operations: readonly ReadOperation[];
  readonly types: ReadonlyMap<string, ReadType>;
} {
  const at = (pointer: string): JsonObject => {
    let value: JsonValue = document;
    for (const part of pointer.slice(2).split("/")) value = objectIn(value, part);
    return value as JsonObject;
  };
  const resolve = (value: JsonObject): JsonObject => {
    const { $ref, ...siblings } = value;
    return typeof $ref === "string" ? { ...at($ref), ...siblings } : value;
  };

  /** The OData types of a schema, without `null`. */
  const typesOf = (schema: JsonObject): string[] => {
    const { $ref, anyOf, allOf, type, items } = schema;
    if (typeof $ref === "string") return [(at($ref)["x-docwright-name"] as string | undefined) ?? $ref];
    if (anyOf !== undefined && type === undefined) {
      const alternatives = (anyOf as JsonObject[]).filter((one) => one["type"] !== "null");
      return alternatives.some((one) => one["enum"]) ? ["Edm.String"] : alternatives.flatMap(typesOf);
    }
    if (allOf !== undefined) return typesOf((allOf as JsonObject[])[0] ?? {});
    const named = isList(type ?? null) ? (type as string[])[0] : type;
    if (named === "array") return typesOf((items ?? {}) as JsonObject).map((one) => `Collection(${one})`);
    const fields = ["format", "minimum", "maximum", "pattern", "contentEncoding", "contentMediaType"];
    const core = Object.fromEntries(
      [["type", named] as const, ...fields.map((name) => [name, schema[name]] as const)].filter(
        ([, one]) => one !== undefined,
      ),
    );
    return [primitives.get(JSON.stringify(core)) ?? (named === "object" ? "object" : JSON.stringify(core))];
  };

  const acceptsNull = ({ type, anyOf }: JsonObject): boolean =>
    (isList(type ?? null) && (type as JsonValue[]).includes("null")) ||
    (isList(anyOf ?? null) && (anyOf as JsonObject[]).some((one) => one["type"] === "null"));

  const types = new Map<string, ReadType>();
  const schemas = objectIn(objectIn(document, "components"), "schemas");
  for (const [name, schema] of Object.entries(schemas as Record<string, JsonObject>)) {
    const [base, own = {}] = isList(schema["allOf"] ?? null) ? (schema["allOf"] as JsonObject[]) : [undefined, schema];
    const values = (schema["enum"] ?? (schema["anyOf"] as JsonObject[] | undefined)?.[0]?.["enum"] ?? []) as string[];
    const suffix = name.endsWith(".create") ? ".create" : "";
    types.set(`${schema["x-docwright-name"] as string}${suffix}`, {
      base: base === undefined ? null : (typesOf(base)[0] ?? null),
      schema,
      required: (own["required"] ?? []) as string[],
      properties: new Map(
        Object.entries((own["properties"] ?? {}) as Record<string, JsonObject>).map(([property, one]) => [
          property,
          {
            type: (one["x-docwright-type"] as string | undefined) ?? typesOf(one).join("|"),
            acceptsNull: acceptsNull(one),
            schema: one,
          },
        ]),
      ),
      members: values,
    });
  }

  const bodyTypes = (schema: JsonObject): string[] => {
    if (isList(schema["anyOf"] ?? null)) return (schema["anyOf"] as JsonObject[]).flatMap(bodyTypes);
    const value = isObject(schema["properties"] ?? null)
      ? (schema["properties"] as Record<string, JsonObject>)["value"]
      : undefined;
    if (value !== undefined && Array.isArray(schema["required"])) return typesOf(value);
    if (schema["contentMediaType"] !== undefined && schema["type"] === undefined) return ["Edm.Stream"];
    return typesOf(schema);
  };

  const operations = Object.entries(objectIn(document, "paths") as Record<string, Record<string, JsonObject>>).flatMap(
    ([path, item]) =>
      Object.entries(item).map(([method, object]): ReadOperation => {
        const parameters = ((object["parameters"] ?? []) as JsonObject[]).map(resolve).map((one) => ({
          name: one["name"] as string,
          in: one["in"] as string,
          required: one["required"] === true,
          description: (one["description"] ?? "") as string,
          type: (one["x-docwright-type"] as string | undefined) ?? typesOf(one["schema"] as JsonObject).join("|"),
        }));
        const content = Object.values(
          ((object["requestBody"] as JsonObject | undefined)?.["content"] ?? {}) as Record<string, JsonObject>,
        );
        const alternatives = content.flatMap(({ schema }) => {
          const { anyOf } = schema as JsonObject;
          return anyOf === undefined ? [schema as JsonObject] : (anyOf as JsonObject[]);
        });
        const parts = alternatives.flatMap((one) => (one["allOf"] as JsonObject[] | undefined) ?? [one]);
        const responses = Object.entries(object["responses"] as Record<string, JsonObject>).map(([status, one]) => {
          const media = Object.values((resolve(one)["content"] ?? {}) as Record<string, JsonObject>);
          return [status, media.flatMap(({ schema = {} }) => bodyTypes(schema as JsonObject))] as const;
        });
        return {
          method: method.toUpperCase(),
          path,
          object,
          parameters,
          sent: alternatives.flatMap((one) => bodyTypes(one)),
          sentProperties: new Set(parts.flatMap((one) => Object.keys((one["properties"] ?? {}) as object))),
          sentRequired: new Set(parts.flatMap((one) => (one["required"] ?? []) as string[])),
          responses: new Map(responses),
        };
      }),
  );
  return { operations, types };
}

function objectIn(value: JsonValue, key: string): JsonValue {
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  if (found === undefined) throw new Error(`nothing at ${key}`);
  return found;
}
