import { byCodeUnits } from "../collections/order.js";
import type { DocList, DocSource } from "./doc-source.js";
import { isPagePath } from "./page-name.js";

/**
 * A source in which some files have other texts, or exist only in memory.
 *
 * @param texts The texts by docs path. They may change while the source is in use.
 */
export function withTexts(source: DocSource, texts: ReadonlyMap<string, string>): DocSource {
  return {
    ...source,
    list: async () => withPages(await source.list(), [...texts.keys()].filter(isPagePath)),
    read: async (path) => {
      const content = await source.read(path);
      const text = texts.get(path);
      return text === undefined || content.kind === "outside"
        ? content
        : { kind: "bytes", bytes: new TextEncoder().encode(text) };
    },
  };
}

/** Adds the paths that the list does not contain. */
function withPages(list: DocList, paths: readonly string[]): DocList {
  const known = new Set([...list.pages, ...[...list.skipped, ...list.unreadable].map(({ path }) => path)]);
  const added = paths.filter((path) => !known.has(path));
  return added.length === 0 ? list : { ...list, pages: [...list.pages, ...added].sort(byCodeUnits) };
}
