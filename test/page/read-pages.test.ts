import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { openCache } from "../../generator/cache/cache.js";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { DocFile } from "../../generator/docs/doc-file.js";
import readPageTask from "../../generator/page/page-worker.js";
import { readPage } from "../../generator/page/read-page.js";
import { readPages } from "../../generator/page/read-pages.js";
import { scratchFolder } from "../output/scratch-folder.js";

vi.mock("../../generator/page/page-worker.js", { spy: true });

beforeEach(() => {
  vi.mocked(readPageTask).mockClear();
});

/** Returns the paths of the pages that were read. Pages from the cache are not included. */
function pathsRead(): readonly string[] {
  return vi.mocked(readPageTask).mock.calls.flatMap(([task]) => task.docs.map(({ path }) => path));
}

function doc(path: string, title: string): DocFile {
  return { path, text: `# ${title}\n\nNamespace: microsoft.graph\n`, version: null, includes: {}, diagnostics: [] };
}

const docs = [doc("a.md", "a resource type"), doc("b.md", "b resource type")];

test("a page from the cache is equal to the page that was read", async () => {
  const cache = join(scratchFolder(), "pages");
  const direct = docs.map((file) => readPage(file, microsoftGraph));
  expect(await readPages(docs, microsoftGraph)).toEqual(direct);
  expect(await readPages(docs, microsoftGraph, await openCache(cache))).toEqual(direct);
  expect(await readPages([...docs].reverse(), microsoftGraph, await openCache(cache))).toEqual([...direct].reverse());
  expect(pathsRead()).toEqual(["a.md", "b.md", "a.md", "b.md"]);
});

test("only a page with a changed text or include is read again", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, await openCache(cache));
  const [first] = await readPages([doc("a.md", "A new one"), ...docs.slice(1)], microsoftGraph, await openCache(cache));
  expect(first?.title).toBe("A new one");
  await readPages(
    [{ ...doc("b.md", "b resource type"), includes: { "c.md": "More" } }],
    microsoftGraph,
    await openCache(cache),
  );
  expect(pathsRead()).toEqual(["a.md", "b.md", "a.md", "b.md"]);
});

test("a page that is changed back to an earlier text is read from the cache", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, await openCache(cache));
  await readPages([doc("a.md", "A new one"), ...docs.slice(1)], microsoftGraph, await openCache(cache));
  vi.mocked(readPageTask).mockClear();
  await readPages(docs, microsoftGraph, await openCache(cache));
  expect(pathsRead()).toEqual([]);
});

test("pages that were read with another dialect are not taken from the cache", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, await openCache(cache));
  const [page] = await readPages(docs, { ...microsoftGraph, namespaceLabels: ["Room"] }, await openCache(cache));
  expect(page?.namespace).toBeNull();
});

test("an invalid cache file is ignored", async () => {
  const cache = join(scratchFolder(), "pages");
  writeFileSync(cache, "no cache\n\t\t\n");
  expect(await readPages(docs, microsoftGraph, await openCache(cache))).toEqual(
    docs.map((file) => readPage(file, microsoftGraph)),
  );
});
