import type { AnySchemaObject } from "ajv/dist/2020.js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { exportJsonSchema } from "../../generator/export/json-schema/export-json-schema.js";
import { docwright } from "../cli/docwright.js";
import { lampPage, lampProject } from "../cli/lamp-docs.js";
import { readDocsSet } from "../read-docs-set.js";
import { compileDefinitions, judgeExamples, strictAjv } from "./check-examples.js";

const shadePage = `---
title: "shade resource type"
doc_type: resourcePageType
---

# shade resource type

Namespace: microsoft.graph

The shade of a [lamp](lamp.md).

## Properties

|Property|Type|Description|
|:---|:---|:---|
|\\_\\_proto\\_\\_|String|A hostile name.|
|constructor|Int32|Another one. Required.|
|size|shadeSize|The size. The default value is \`small\`.|
|cleaned|DateTimeOffset|The time of the last cleaning. Read-only.|
|lamps|[lamp](lamp.md) collection|The lamps.|

### shadeSize values

|Member|
|:---|
|small|
|large|
`;

const createPage = `---
title: "Create shade"
doc_type: apiPageType
---

# Create shade

Namespace: microsoft.graph

Creates a [shade](../resources/shade.md).

## HTTP request

\`\`\`http
POST /shades
\`\`\`

## Request body

In the request body, supply a JSON representation of a [shade](../resources/shade.md) object.

## Response

If successful, this method returns a \`201 Created\` response code and a [shade](../resources/shade.md) object in the response body.
`;

const files = { "docs/resources/shade.md": shadePage, "docs/api/shade-create.md": createPage };

async function exported(...options: string[]): Promise<AnySchemaObject> {
  const { stdout, code } = await docwright(lampProject(files), "export", "json-schema", ...options);
  expect(code).toBe(0);
  return (options.includes("yaml") ? parse(stdout) : JSON.parse(stdout)) as AnySchemaObject;
}

describe("docwright export json-schema", () => {
  test("validates objects by the documented types, and accepts a missing property", async () => {
    const schemas = compileDefinitions(await exported());
    const shade = schemas.get("microsoft.graph.shade");
    expect(shade?.({ size: "small", lamps: [{ colour: null, power: 40 }], cleaned: "2020-01-01T00:00:00Z" })).toBe(
      true,
    );
    expect(shade?.({ size: "medium" })).toBe(false);
    expect(shade?.({ lamps: [{ power: "40 W" }] })).toBe(false);
    expect(shade?.({ lamps: null })).toBe(false);
    expect(shade?.({ cleaned: "yesterday" })).toBe(false);
  });

  test("writes a second schema, which requires the properties that are needed to create an object", async () => {
    const schemas = compileDefinitions(await exported());
    const create = schemas.get("microsoft.graph.shade.create");
    expect(create?.({ constructor: 1 })).toBe(true);
    expect(create?.({ size: "small" })).toBe(false);
    expect(schemas.has("microsoft.graph.lamp.create")).toBe(false);
  });

  test("keeps property names such as `constructor`, which every JavaScript object has", async () => {
    const { $defs } = (await exported()) as { $defs: Record<string, { properties: object }> };
    expect(Object.keys($defs["microsoft.graph.shade"]?.properties ?? {})).toEqual(
      expect.arrayContaining(["__proto__", "constructor"]),
    );
  });

  test("prints the same document as YAML", async () => {
    expect(await exported("--format", "yaml")).toEqual(await exported());
  });

  test("writes one file per type to a folder, and the files refer to each other", async () => {
    const folder = lampProject(files);
    await docwright(folder, "export", "json-schema", "--by-type", "-o", "schemas");
    const names = readdirSync(join(folder, "schemas")).sort();
    expect(names).toEqual([
      "microsoft.graph.lamp.json",
      "microsoft.graph.shade.create.json",
      "microsoft.graph.shade.json",
      "microsoft.graph.shadeSize.json",
    ]);
    const ajv = strictAjv();
    for (const name of names) ajv.addSchema(JSON.parse(readFileSync(join(folder, "schemas", name), "utf8")) as object);
    expect(ajv.validate("microsoft.graph.shade.json", { lamps: [{ power: 1.5 }] })).toBe(false);
    expect(ajv.validate("microsoft.graph.shade.json", { lamps: [{ power: 2 }] })).toBe(true);
  });

  test("writes schemas that objects can meet, if a type derives from itself or gives a property another type", async () => {
    const derived = (name: string, base: string): string =>
      lampPage.replaceAll("lamp", name).replace(`A ${name} of the house.`, `Inherits from [${base}](${base}.md).`);
    const folder = lampProject({
      "docs/resources/torch.md": derived("torch", "lamp").replace("|Int32|", "|String|"),
      "docs/resources/beamer.md": derived("beamer", "torch").replace("|Int32|", "|Boolean|"),
      "docs/resources/egg.md": derived("egg", "hen"),
      "docs/resources/hen.md": derived("hen", "egg"),
    });
    const { stdout, stderr } = await docwright(folder, "export", "json-schema");
    const schemas = compileDefinitions(JSON.parse(stdout) as AnySchemaObject);
    for (const name of ["torch", "beamer", "egg", "hen"]) {
      expect(schemas.get(`microsoft.graph.${name}`)?.({ power: 40 })).toBe(true);
      expect(schemas.get(`microsoft.graph.${name}`)?.({ power: "40 W" })).toBe(false);
    }
    expect(stderr).toBe(
      "Left out of the export:\n  2 base types that derive from the type itself\n  2 properties whose type differs from that in a base type\n",
    );
  });

  test("accepts every value of a type of which the docs show only the name", async () => {
    const page = lampPage.replace("|power|Int32|", "|power|lampPower|");
    const { stdout } = await docwright(lampProject({ "docs/resources/lamp.md": page }), "export", "json-schema");
    const lamp = compileDefinitions(JSON.parse(stdout) as AnySchemaObject).get("microsoft.graph.lamp");
    expect([{ power: "very high" }, { power: { watts: 40 } }].map((body) => lamp?.(body))).toEqual([true, true]);
  });

  test("accepts several members of an enumeration whose names have a hyphen", async () => {
    const page = shadePage
      .replace("The default value is `small`", "This is a flagged enumeration: its members can be combined")
      .replace("|small|", "|extra-small|");
    const { stdout } = await docwright(
      lampProject({ ...files, "docs/resources/shade.md": page }),
      "export",
      "json-schema",
    );
    const { $defs } = JSON.parse(stdout) as { $defs: Record<string, { anyOf: object[] }> };
    expect($defs["microsoft.graph.shadeSize"]).toMatchObject({
      anyOf: [{}, { pattern: expect.anything() as unknown }],
    });
    const size = compileDefinitions(JSON.parse(stdout) as AnySchemaObject).get("microsoft.graph.shadeSize");
    expect(["extra-small, large", "large", "extra"].map((text) => size?.(text))).toEqual([true, true, false]);
  });

  test.each([
    ["Int32", "1.5", undefined],
    ["Int32", "2147483647", 2_147_483_647],
    ["Byte", "256", undefined],
    ["Double", "1.5", 1.5],
    ["DateTimeOffset", "yesterday", undefined],
    ["Guid", "0", undefined],
  ])("writes a default value only if it is valid: %s %s", async (type, text, expected) => {
    const page = lampPage.replace("|Int32|In watts", `|${type}|The default value is \`${text}\`. In watts`);
    const { stdout } = await docwright(lampProject({ "docs/resources/lamp.md": page }), "export", "json-schema");
    const { $defs } = JSON.parse(stdout) as { $defs: Record<string, { properties: { power: { default?: unknown } } }> };
    expect($defs["microsoft.graph.lamp"]?.properties.power.default).toBe(expected);
  });

  test("asks for a folder if --by-type is used without -o", async () => {
    expect(await docwright(lampProject(), "export", "json-schema", "--by-type")).toMatchObject({
      code: 2,
      stderr: "docwright: --by-type writes several files. Pass a folder for these files with -o.\n",
    });
  });

  test("says on standard error how many facts the export leaves out, and why", async () => {
    const page = lampPage.replace("In watts", "The default value is `much`. In watts");
    const { stderr } = await docwright(lampProject({ "docs/resources/lamp.md": page }), "export", "json-schema");
    expect(stderr).toBe("Left out of the export:\n  1 default values that are not a value of the property's type\n");
  });

  test("the schemas of input-docs accept exactly the examples that lint accepts", async () => {
    const { model } = await readDocsSet("input-docs", { cache: true });
    const [document] = exportJsonSchema(model, { split: false, extension: "json" }).documents;
    const judgements = judgeExamples(model, compileDefinitions(document?.content ?? {}));
    expect(judgements.length).toBeGreaterThan(10);
    expect(judgements.filter(({ schema, lint }) => schema.length > 0 !== lint.length > 0)).toEqual([]);
  });
});
