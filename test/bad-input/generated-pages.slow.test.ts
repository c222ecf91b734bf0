import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { faultsOf, pathFaults } from "./generated-code.js";
import { hostileDocs, markdownSoup } from "./hostile-docs.js";
import { modelOf, sdkOf } from "./pipeline.js";
import { renamedDocs } from "./renamed-docs.js";

/** The seed and the number of pages. Every run has the same pages unless these are changed. */
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

describe("the SDK of any pages parses, stays in its folder and does not contain code from the docs", () => {
  test("pages with the structure of real ones", () => searchIn(hostileDocs));

  test("consistent pages with hostile names and values", async () => {
    const { docs } = await readInputDocs();
    await searchIn(renamedDocs(docs));
  });

  test("random Markdown", () => searchIn(markdownSoup));
});

test.each([
  ["a comment that ends early", "/** quietOwl */ void quietOwl; /* */"],
  ["a template that runs what it holds", "export const a = `${quietOwl}`;"],
  ["prose as a name", "export const sleepyNewt = 1;"],
  ["a string that is never closed", 'export const a = "quietOwl;'],
])("the search for injected code finds %s", (_, code) => {
  expect(faultsOf("a.ts", code)).not.toEqual([]);
});

test("the search for injected code ignores names", () => {
  const code =
    "/** sleepyNewt */ export interface QuietOwl { quietOwl: 'sleepyNewt' }\n" +
    "export const a = (quietOwl: QuietOwl) => quietOwl.quietOwl;";
  expect(faultsOf("a.ts", code)).toEqual([]);
});
