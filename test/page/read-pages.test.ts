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

/** The pages that were read, and did not come from a cache. */
function readAnew(): readonly string[] {
  return vi.mocked(readPageTask).mock.calls.flatMap(([task]) => task.docs.map(({ path }) => path));
}

function doc(path: string, title: string): DocFile {
  return { path, text: `# ${title}\n\nNamespace: microsoft.graph\n`, version: null, includes: {}, diagnostics: [] };
}

const docs = [doc("a.md", "a resource type"), doc("b.md", "b resource type")];

test("pages from the cache are the pages that reading gives", async () => {
  const cache = join(scratchFolder(), "pages");
  const direct = docs.map((file) => readPage(file, microsoftGraph));
  expect(await readPages(docs, microsoftGraph)).toEqual(direct);
  expect(await readPages(docs, microsoftGraph, cache)).toEqual(direct);
  expect(await readPages([...docs].reverse(), microsoftGraph, cache)).toEqual([...direct].reverse());
  expect(readAnew()).toEqual(["a.md", "b.md", "a.md", "b.md"]);
});

test("a page is read anew where its text changed or an include of it did, and another than it is not", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, cache);
  const [first] = await readPages([doc("a.md", "A new one"), ...docs.slice(1)], microsoftGraph, cache);
  expect(first?.title).toBe("A new one");
  await readPages([{ ...doc("b.md", "b resource type"), includes: { "c.md": "More" } }], microsoftGraph, cache);
  expect(readAnew()).toEqual(["a.md", "b.md", "a.md", "b.md"]);
});

test("going back to what a page was before is not reading it again", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, cache);
  await readPages([doc("a.md", "A new one"), ...docs.slice(1)], microsoftGraph, cache);
  vi.mocked(readPageTask).mockClear();
  await readPages(docs, microsoftGraph, cache);
  expect(readAnew()).toEqual([]);
});

test("another dialect does not meet the pages of this one", async () => {
  const cache = join(scratchFolder(), "pages");
  await readPages(docs, microsoftGraph, cache);
  const [page] = await readPages(docs, { ...microsoftGraph, namespaceLabels: ["Room"] }, cache);
  expect(page?.namespace).toBeNull();
});

test("a cache that is none is as good as none", async () => {
  const cache = join(scratchFolder(), "pages");
  writeFileSync(cache, "no cache\n\t\t\n");
  expect(await readPages(docs, microsoftGraph, cache)).toEqual(docs.map((file) => readPage(file, microsoftGraph)));
});
