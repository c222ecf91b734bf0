import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import tseslint from "typescript-eslint";

/**
 * ESLint with the project's config, but without the rules that need type information. The linted files are not on disk,
 * so ESLint cannot get their types.
 */
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

async function reportedRules(file: string, specifier: string): Promise<string[]> {
  const [result] = await eslint.lintText(`export * from "${specifier}";\n`, { filePath: file });
  const messages = result?.messages ?? [];
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

describe("imports between the folders of the generator", () => {
  it.each([
    ["generator/cache/x.ts", "../docs/doc-file.js"],
    ["generator/dialect/x.ts", "../model/model.js"],
    ["generator/docs/x.ts", "../page/page.js"],
    ["generator/page/x.ts", "../model/build-model.js"],
    ["generator/page/x.ts", "../model/model.js"],
    ["generator/page/x.ts", "../emit/options.js"],
    ["generator/model/x.ts", "../cli/run.js"],
    ["generator/emit/x.ts", "../output/write-output.js"],
    ["generator/emit/x.ts", "../pipeline.js"],
    ["generator/output/x.ts", "../cli/run.js"],
    ["generator/emit/x.ts", "../usage/sdk-stub.js"],
    ["generator/export/x.ts", "../emit/options.js"],
    ["generator/diff/x.ts", "../report/report-data.js"],
    ["generator/report/x.ts", "../output/write-output.js"],
    ["generator/serve/x.ts", "../report/report-data.js"],
    ["generator/snippets/x.ts", "../output/write-output.js"],
    ["generator/serve/x.ts", "../scaffold/draft.js"],
    ["generator/scaffold/x.ts", "../output/write-output.js"],
    ["generator/report/page/x.ts", "../../diff/change.js"],
    ["templates/runtime/x.ts", "../../generator/findings/finding.js"],
    ["generator/emit/x.ts", "../../templates/runtime/index.js"],
  ])("%s may not import %s", async (file, specifier) => {
    expect(await reportedRules(file, specifier)).toEqual(["import-x/no-restricted-paths"]);
  });

  it.each([
    ["generator/page/x.ts", "../dialect/dialect.js"],
    ["generator/page/x.ts", "../vocabulary.js"],
    ["generator/emit/x.ts", "../cache/cache.js"],
    ["generator/docs/x.ts", "../findings/finding.js"],
    ["generator/docs/x.ts", "../collections/order.js"],
    ["generator/model/x.ts", "../page/page.js"],
    ["generator/emit/x.ts", "../model/model.js"],
    ["generator/output/x.ts", "../emit/options.js"],
    ["generator/usage/x.ts", "../emit/plan-sdk.js"],
    ["generator/report/x.ts", "../diff/change.js"],
    ["generator/snippets/x.ts", "../emit/plan-sdk.js"],
    ["generator/serve/x.ts", "../lint/payload-checks.js"],
    ["generator/scaffold/x.ts", "../markdown-nodes.js"],
    ["generator/report/page/x.ts", "../search.js"],
    ["generator/cli/x.ts", "../pipeline.js"],
    ["templates/testing/x.ts", "../runtime/index.js"],
  ])("%s may import %s", async (file, specifier) => {
    expect(await reportedRules(file, specifier)).toEqual([]);
  });
});

it.each([
  ["generator/emit/print/x.ts", []],
  ["generator/emit/x.ts", ["no-restricted-imports"]],
  ["generator/usage/x.ts", ["no-restricted-imports"]],
])("only emit/print may import ts-morph: %s", async (file, expected) => {
  expect(await reportedRules(file, "ts-morph")).toEqual(expected);
});

describe("functions that change the disk", () => {
  const reported = async (file: string, text: string): Promise<string[]> => {
    const [result] = await eslint.lintText(text, { filePath: file });
    return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? "");
  };

  it.each([
    ["generator/cli/x.ts", 'export { writeFileSync } from "node:fs";\n'],
    ["generator/emit/print/x.ts", 'export { rm } from "node:fs/promises";\n'],
    ["generator/cache/x.ts", 'export { openSync } from "fs";\n'],
    ["generator/cache/x.ts", 'import fs from "node:fs";\nexport const rm = fs.rmSync;\n'],
    ["generator/cache/x.ts", 'import * as fs from "node:fs";\nexport const rm = fs.rmSync;\n'],
  ])("may not be imported by %s: %s", async (file, text) => {
    expect(await reported(file, text)).toEqual(["no-restricted-imports"]);
  });

  it("may be imported by `write-files.ts`, and every file may import functions that read the disk", async () => {
    expect(await reported("generator/write-files.ts", 'export { writeFileSync } from "node:fs";\n')).toEqual([]);
    expect(await reported("generator/docs/x.ts", 'export { readFileSync } from "node:fs";\n')).toEqual([]);
  });
});
