import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
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

/** Paths of the pages that were read, not taken from the cache. */
function pathsRead(): readonly string[] {
  return vi.mocked(readPageTask).mock.calls.flatMap(([task]) => task.docs.map(({ path }) => path));
}

function doc(path: string, title: string): DocFile {
  return { path, text: `# ${title}\n\nNamespace: microsoft.graph\n`, version: null, includes: {}, diagnostics: [] };
}

const docs = [doc("a.md", "a resource type"), doc("b.md", "b resource type")];

test("cached pages equal the pages that were read", async () => {
  const cache = join(scratchFolder(), "pages");
  const direct = docs.map((file) => readPage(file, microsoftGraph));
  expect(await readPages(docs, microsoftGraph)).toEqual(direct);
  expect(await readPages(docs, microsoftGraph, cache)).toEqual(direct);
  expect(await readPages([...docs].reverse(), microsoftGraph, cache)).toEqual([...direct].reverse());
  expect(pathsRead()).toEqual(["a.md", "b.md", "a.md", "b.md"]);
});

test("only a page with a changed text or include is read again", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, cache);
  const [first] = await readPages([doc("a.md", "A new one"), ...docs.slice(1)], microsoftGraph, cache);
  expect(first?.title).toBe("A new one");
  await readPages([{ ...doc("b.md", "b resource type"), includes: { "c.md": "More" } }], microsoftGraph, cache);
  expect(pathsRead()).toEqual(["a.md", "b.md", "a.md", "b.md"]);
});

test("the earlier text of a page is still cached", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, cache);
  await readPages([doc("a.md", "A new one"), ...docs.slice(1)], microsoftGraph, cache);
  vi.mocked(readPageTask).mockClear();
  await readPages(docs, microsoftGraph, cache);
  expect(pathsRead()).toEqual([]);
});

test("pages of another dialect are not used", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, cache);
  const [page] = await readPages(docs, { ...microsoftGraph, namespaceLabels: ["Room"] }, cache);
  expect(page?.namespace).toBeNull();
});

test("an invalid cache file is ignored", async () => {
  const cache = join(scratchFolder(), "pages");
  writeFileSync(cache, "no cache\n\t\t\n");
  expect(await readPages(docs, microsoftGraph, cache)).toEqual(docs.map((file) => readPage(file, microsoftGraph)));
});
