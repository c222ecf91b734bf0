import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { faultsOf, pathFaults } from "./generated-code.js";
import { hostileDocs, markdownSoup } from "./hostile-docs.js";
import { modelOf, sdkOf } from "./pipeline.js";
import { renamedDocs } from "./renamed-docs.js";

/**
 * The seed and the number of random docs sets. Every run has the same pages unless the environment changes these
 * values.
 */
const search = {
  seed: Number(process.env["DOCWRIGHT_SEED"] ?? 20260302),
  numRuns: Number(process.env["DOCWRIGHT_RUNS"] ?? 12),
};

async function faultsOfSdk(docs: readonly DocFile[]): Promise<string[]> {
  const prototype = Reflect.ownKeys(Object.prototype).length;
  const files = await sdkOf(modelOf(docs));
  const paths = files.map(({ path }) => path.toLowerCase());
  return [
    ...files.flatMap(({ path }) => pathFaults(path)),
    ...files.flatMap(({ path, text }) => faultsOf(path, text)),
    ...paths.filter((path, at) => paths.indexOf(path) !== at).map((path) => `${path} is written twice`),
    ...(Reflect.ownKeys(Object.prototype).length === prototype ? [] : ["Object.prototype has new properties"]),
  ];
}

async function searchIn(pages: fc.Arbitrary<DocFile[]>): Promise<void> {
  const property = fc.asyncProperty(pages, async (docs) => {
    expect(await faultsOfSdk(docs)).toEqual([]);
  });
  await fc.assert(property, search);
}

describe("an SDK can be parsed, stays in its folder and does not contain code from the docs if it is generated from", () => {
  test("random pages with the headings and tables of real pages", () => searchIn(hostileDocs));

  test("the pages of input-docs, with hostile names and values", async () => {
    const { docs } = await readInputDocs();
    await searchIn(renamedDocs(docs));
  });

  test("random Markdown", () => searchIn(markdownSoup));
});

test.each([
  ["a comment that ends early", "/** quietOwl */ void quietOwl; /* */"],
  ["an expression in a template literal", "export const a = `${quietOwl}`;"],
  ["prose as a name", "export const sleepyNewt = 1;"],
  ["a string that is never closed", 'export const a = "quietOwl;'],
])("the check for text from pages in generated code finds %s", (_, code) => {
  expect(faultsOf("a.ts", code)).not.toEqual([]);
});

test("the check for text from pages in generated code allows identifiers that come from the docs", () => {
  const code =
    "/** sleepyNewt */ export interface QuietOwl { quietOwl: 'sleepyNewt' }\n" +
    "export const a = (quietOwl: QuietOwl) => quietOwl.quietOwl;";
  expect(faultsOf("a.ts", code)).toEqual([]);
});
