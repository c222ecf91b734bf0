import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { readPage } from "../../generator/page/read-page.js";
import { readPages } from "../../generator/page/read-pages.js";

let folder: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "docwright-pages-"));
  cache = join(folder, "deep", "pages");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function doc(path: string, title: string): DocFile {
  return { path, text: `# ${title}\n\nNamespace: microsoft.graph\n`, version: null, includes: {}, diagnostics: [] };
}

const docs = [doc("a.md", "a resource type"), doc("b.md", "b resource type")];

test("pages from the cache are the pages that reading gives", async () => {
  const direct = docs.map((file) => readPage(file, microsoftGraph));
  expect(await readPages(docs, microsoftGraph)).toEqual(direct);
  expect(await readPages(docs, microsoftGraph, cache)).toEqual(direct);
  expect(await readPages(docs, microsoftGraph, cache)).toEqual(direct);
});

test("a cached page is not read again, and one whose text changed is", async () => {
  await readPages(docs, microsoftGraph, cache);
  writeFileSync(cache, readFileSync(cache, "utf8").replaceAll("resource type", "cached type"));
  const [first, second] = await readPages([doc("a.md", "A new one"), ...docs.slice(1)], microsoftGraph, cache);
  expect(first?.title).toBe("A new one");
  expect(second?.title).toBe("b cached type");
});

test("another dialect does not meet the pages of this one", async () => {
  await readPages(docs, microsoftGraph, cache);
  writeFileSync(cache, readFileSync(cache, "utf8").replaceAll("resource type", "cached type"));
  const [page] = await readPages(docs, { ...microsoftGraph, name: "other" }, cache);
  expect(page?.title).toBe("a resource type");
});

test("a cache that was cut short or overwritten is read as far as it is one", async () => {
  await readPages(docs, microsoftGraph, cache);
  const whole = readFileSync(cache, "utf8");
  writeFileSync(cache, whole.slice(0, -20));
  expect((await readPages(docs, microsoftGraph, cache)).map(({ title }) => title)).toEqual([
    "a resource type",
    "b resource type",
  ]);
  writeFileSync(cache, "no cache");
  appendFileSync(cache, "\n\t\t\n");
  expect(await readPages(docs, microsoftGraph, cache)).toHaveLength(2);
});
