import { Validator, type Schema } from "@cfworker/json-schema";
import { readFileSync } from "node:fs";

/** A place where a value does not match its schema. */
export interface SchemaError {
  /** The names and indexes that lead to the place, from the outermost value. */
  readonly path: readonly string[];
  /** The keyword of the schema that the value violates; `unknown` for a property that the schema does not have. */
  readonly keyword: string;
  /** The schema that has the keyword. */
  readonly schema: Schema;
  /** The fault in words. */
  readonly message: string;
}

/** Keywords whose errors only repeat that a part of the value has an error. */
const WRAPPERS = new Set(["$ref", "properties", "items", "anyOf", "allOf"]);

/**
 * Compares a JSON value with a JSON Schema (draft 7).
 *
 * @param schemaFile - the file with the schema, which is part of docwright
 * @param value - a value that JSON can express
 * @param all - whether to find all errors instead of the first one
 * @returns the errors; empty if the value matches
 * @see {@link https://json-schema.org/draft-07/json-schema-validation | JSON Schema validation}
 */
export function schemaErrors(schemaFile: URL, value: unknown, all: boolean): SchemaError[] {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema & { definitions: Record<string, unknown> };
  // Every JSON value matches this definition. Checking it would fail for very deep values.
  schema.definitions["JsonValue"] = {};
  const { errors } = new Validator(schema, "7", !all).validate(value);
  return errors.flatMap(({ keyword, instanceLocation, keywordLocation, error }, index) => {
    const path = decoded(instanceLocation);
    const next = errors[index + 1];
    if (keyword === "additionalProperties" && next?.keyword === "false") {
      const parent = schemaAt(schema, keywordLocation);
      return [{ path: decoded(next.instanceLocation), keyword: "unknown", schema: parent, message: "is not known" }];
    }
    if (keyword === "additionalProperties" || keyword === "false" || WRAPPERS.has(keyword)) return [];
    return [{ path, keyword, schema: schemaAt(schema, keywordLocation), message: inWords(error) }];
  });
}

/** The library's message without its terms. */
function inWords(message: string): string {
  return message
    .replace(/^Instance does not have required property/, "lacks the required property")
    .replace(/^Instance type "(\w+)" is invalid\. Expected "(.*)"\.$/, "has the type $1, not $2.");
}

/** The schema that has the keyword of a location: `#/$ref/properties/docs/type`. */
function schemaAt(root: Schema, keywordLocation: string): Schema {
  return decoded(keywordLocation)
    .slice(0, -1)
    .reduce<Schema>((schema, step) => {
      const next = schema[step] as Schema | string;
      return typeof next === "string" ? decoded(next).reduce<Schema>((part, name) => part[name] as Schema, root) : next;
    }, root);
}

/** The steps of a JSON pointer in the form of a URL fragment: `#/sdk/out`. */
function decoded(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}
