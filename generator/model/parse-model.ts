import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { UsageError } from "../usage-error.js";
import type { ApiModel } from "./model.js";

/**
 * Parses a model file that `docwright model` wrote.
 *
 * @param file - name of the file, for error messages
 * @throws UsageError if the text is not JSON, or does not match the model's schema
 */
export function parseModel(text: string, file: string): ApiModel {
  const value = parsed(text, file);
  const schema = JSON.parse(readFileSync(new URL("model.schema.json", import.meta.url), "utf8")) as object;
  const validate = new Ajv().compile<ApiModel>(schema);
  if (validate(value)) return value;
  const [first] = validate.errors ?? [];
  const path = first?.instancePath.slice(1).replaceAll("/", ".") ?? "";
  const problem = first?.message ?? "does not match the schema";
  throw new UsageError(
    `${file} is not a model of this docwright version: ${path === "" ? "the model" : path} ${problem}. Run \`docwright model\` to create one.`,
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON. Run \`docwright model\` to create a model file.`, { cause: error });
  }
}
