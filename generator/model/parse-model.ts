import { schemaErrors } from "../schema-errors.js";
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
  const [first] = schemaErrors(new URL("model.schema.json", import.meta.url), value, false);
  if (first === undefined) return value as ApiModel;
  const problem = first.path.length === 0 ? "the model" : first.path.join(".");
  throw new UsageError(
    `${file} is not a model of this docwright version: ${problem} ${first.message} Run \`docwright model\` to create one.`,
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON. Run \`docwright model\` to create a model file.`, { cause: error });
  }
}
