import type { ApiModel } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import { Omissions, type ExportedApi, type ExportOptions } from "../exported-api.js";
import { exportableTypes } from "../exportable-types.js";
import { createSchemaSet } from "../schema/schema-set.js";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/**
 * Exports the types of an API as JSON Schemas: one document with all schemas in `$defs`, or one document per type.
 *
 * {@link https://json-schema.org/draft/2020-12 | JSON Schema, draft 2020-12}
 */
export function exportJsonSchema(
  model: ApiModel,
  { split, extension }: Pick<ExportOptions, "split" | "extension">,
): ExportedApi<JsonObject> {
  const omissions = new Omissions();
  const refTo = split ? (name: string) => `${name}.${extension}` : (name: string) => `#/$defs/${name}`;
  const { definitions } = createSchemaSet(
    exportableTypes(model.types, omissions),
    { refTo, extensions: false },
    omissions,
  );
  const { namespace, version } = model.api;
  const documents = split
    ? [...definitions].map(([name, schema]) => ({ name, content: { $schema: DIALECT, $id: refTo(name), ...schema } }))
    : [
        {
          name: namespace,
          content: { $schema: DIALECT, title: `${namespace} ${version}`, $defs: Object.fromEntries(definitions) },
        },
      ];
  return { documents, omitted: omissions.counts() };
}
