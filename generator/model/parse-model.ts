import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { UsageError } from "../usage-error.js";
import type { ApiModel } from "./model.js";

/**
 * Reads a model that was written as JSON.
 *
 * @param file how errors name it
 * @throws UsageError where the text is no JSON, or no model of this format
 */
export function parseModel(text: string, file: string): ApiModel {
  const value = parsed(text, file);
  const schema = JSON.parse(readFileSync(new URL("model.schema.json", import.meta.url), "utf8")) as object;
  const validate = new Ajv().compile<ApiModel>(schema);
  if (validate(value)) return value;
  const [first] = validate.errors ?? [];
  const place = first?.instancePath === "" ? "it" : (first?.instancePath.slice(1).replaceAll("/", ".") ?? "it");
  throw new UsageError(
    `${file} is no model of this version of docwright: ${place} ${first?.message ?? "is wrong"}; docwright model writes one.`,
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON; docwright model writes a model file.`, { cause: error });
  }
}
