import { describe, expect, test } from "vitest";
import { groupBy } from "../../generator/collections/group-by.js";
import { exportJsonSchema } from "../../generator/export/json-schema/export-json-schema.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { compileDefinitions, judgeExamples, type Judgement } from "./check-examples.js";

const folder = corpus("graph-2021-07");

/** Why a body can be invalid although lint does not report it, by the keyword of the schema. */
const knownCauses: Readonly<Record<string, string>> = {
  required:
    "lint does not compare a body with the type if it has no property of the type, such as a reference by @odata.id",
};

describe.skipIf(folder === null)("JSON Schemas of a whole reference", () => {
  test("Ajv compiles every schema, and rejects an example only if `lint` reports it or this test lists the cause", async () => {
    const { model } = await readDocsSet(folder ?? "", { cache: true });
    const [document] = exportJsonSchema(model, { split: false, extension: "json" }).documents;
    const schemas = compileDefinitions(document?.content ?? {});
    expect(schemas.size).toBeGreaterThan(model.types.length);

    const judgements = judgeExamples(model, schemas);
    const { both = [], schema = [], lint = [], none = [] } = Object.fromEntries(groupBy(judgements, sideOf));
    expect(none.length).toBeGreaterThan(1900);
    expect(both.length).toBeGreaterThan(100);
    // If a nullable enumeration or type does not accept the value, the value violates `anyOf` too.
    const unexplained = schema.filter((one) => !one.schema.some((keyword) => keyword in knownCauses));
    expect(unexplained).toEqual([]);
    expect(schema.length).toBeLessThan(60);
    // The schemas accept undocumented properties, read-only properties in requests, and the properties of derived types.
    const rules = new Set(lint.flatMap((one) => one.lint));
    expect([...rules].sort()).toEqual([
      "missing-required",
      "read-only-property",
      "unknown-member",
      "unknown-property",
      "wrong-type",
    ]);
    const strict = lint.filter(
      (one) => !one.lint.some((rule) => rule.startsWith("unknown-p") || rule.startsWith("read")),
    );
    expect(strict.length).toBeLessThan(30);
  });
});

function sideOf(one: Judgement): "both" | "schema" | "lint" | "none" {
  if (one.schema.length > 0) return one.lint.length > 0 ? "both" : "schema";
  return one.lint.length > 0 ? "lint" : "none";
}
