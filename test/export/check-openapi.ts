import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import type { JsonObject } from "../../generator/model/payload.js";
import { groupBy } from "../../generator/collections/group-by.js";

/**
 * Checks a document with Redocly's recommended rules and with a second validator.
 *
 * @returns the number of Redocly's problems by rule, and the errors of the second validator
 */
export async function validateOpenApi(document: JsonObject): Promise<{
  readonly errors: readonly string[];
  readonly warnings: ReadonlyMap<string, number>;
  readonly schemaErrors: unknown;
}> {
  const config = await createConfig({
    extends: ["recommended"],
    // The schemas of OData's types accept further properties, such as annotations.
    rules: { "no-invalid-media-type-examples": { severity: "warn", allowAdditionalProperties: true } },
  });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: "/openapi.json", config });
  const { errors } = await new Validator().validate(structuredClone(document));
  return {
    errors: problems
      .filter(({ severity }) => severity === "error")
      .map(({ ruleId, message }) => `${ruleId}: ${message}`),
    warnings: new Map(
      [
        ...groupBy(
          problems.filter(({ severity }) => severity === "warn"),
          ({ ruleId }) => ruleId,
        ),
      ].map(([rule, group]) => [rule, group.length]),
    ),
    schemaErrors: errors ?? null,
  };
}
