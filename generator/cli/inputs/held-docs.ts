import { isDeepStrictEqual } from "node:util";
import type { Cache } from "../../cache/cache.js";
import type { DocFile } from "../../docs/doc-file.js";
import { commonFolder, folderSources } from "../../docs/read-docs.js";
import type { Page } from "../../page/page.js";
import { readPages } from "../../page/read-pages.js";
import { openPageCache, type PageReader } from "../../pipeline.js";
import { holdSource, type HeldSource } from "./held-source.js";
import type { Settings } from "./settings.js";

/** Docs that are read again and again while people edit them. Unchanged files and pages stay in memory. */
export interface HeldDocs {
  readonly sources: readonly HeldSource[];
  readonly readPages: PageReader;
  /** Drops the files that have changed on disk. @returns the docs paths of all files that changed, sorted */
  readonly dropChanged: () => Promise<readonly string[]>;
  /** The docs paths of the files that are in memory. A path outside of the docs folder begins with `../`. */
  readonly paths: () => readonly string[];
}

/** @throws UsageError if a docs folder does not exist. */
export async function holdDocs(settings: Pick<Settings, "docs" | "cache">): Promise<HeldDocs> {
  const base = commonFolder(settings.docs);
  const sources = (await folderSources(settings.docs)).map((source) => holdSource(source, base));
  return {
    sources,
    readPages: holdPages(await openPageCache(settings)),
    dropChanged: async () => {
      const changes = await Promise.all(sources.map((source) => source.dropChanged()));
      return [...new Set(changes.flat())].sort();
    },
    paths: () => sources.flatMap((source) => source.paths()),
  };
}

/**
 * Returns a function that reads only the pages that differ from those of the last call. The first call uses the cache.
 * Later calls do not write it, because they may read text that is not saved.
 */
function holdPages(opened: Cache): PageReader {
  let cache: Cache | null = opened;
  let held = new Map<string, { readonly doc: DocFile; readonly page: Page }>();
  return async (docs, dialect) => {
    const unread = docs.filter((doc) => !isDeepStrictEqual(held.get(doc.path)?.doc, doc));
    const pages = await readPages(unread, dialect, cache);
    cache = null;
    const read = new Map(unread.map((doc, index) => [doc.path, pages[index]]));
    const kept = held;
    held = new Map(
      docs.flatMap((doc) => {
        const page = read.get(doc.path) ?? kept.get(doc.path)?.page;
        return page === undefined ? [] : [[doc.path, { doc, page }]];
      }),
    );
    return [...held.values()].map(({ page }) => page);
  };
}
