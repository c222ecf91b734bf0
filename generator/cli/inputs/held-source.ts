import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { DocList, DocSource, FileContent } from "../../docs/doc-source.js";

/** A source of docs that keeps each file in memory after reading it. */
export interface HeldSource extends DocSource {
  /**
   * Drops the files that have changed on disk, and lists the folder again.
   *
   * @returns The docs paths of the files that changed, and of those that the list has gained or lost.
   */
  dropChanged(): Promise<readonly string[]>;
  /** The docs paths of the files that are in memory. */
  paths(): readonly string[];
}

interface HeldFile {
  /** The stamp of the file before it was read, see {@link stampOf}. */
  readonly stamp: Promise<string>;
  readonly content: Promise<FileContent>;
}

/** @param base The folder that the paths of the source are relative to. */
export function holdSource(source: DocSource, base: string): HeldSource {
  const files = new Map<string, HeldFile>();
  let list: Promise<DocList> | null = null;
  const read = (path: string): HeldFile => {
    const stamp = stampOf(join(base, path));
    return { stamp, content: stamp.then(() => source.read(path)) };
  };
  return {
    ...source,
    list: () => (list ??= source.list()),
    paths: () => [...files.keys()],
    read: (path) => {
      const file = files.get(path) ?? read(path);
      files.set(path, file);
      return file.content;
    },
    dropChanged: async () => {
      const before = await list;
      list = source.list();
      const checked = await Promise.all(
        [...files].map(async ([path, { stamp }]) => ({
          path,
          isChanged: (await stamp) !== (await stampOf(join(base, path))),
        })),
      );
      const changed = checked.filter(({ isChanged }) => isChanged).map(({ path }) => path);
      for (const path of changed) files.delete(path);
      return [...changed, ...(before === null ? [] : listChanges(before, await list))];
    },
  };
}

function listChanges(before: DocList, after: DocList): string[] {
  const entries = ({ pages, skipped, unreadable }: DocList): Map<string, string> =>
    new Map([
      ...pages.map((path) => [path, ""] as const),
      ...[...skipped, ...unreadable].map(({ path, reason }) => [path, reason] as const),
    ]);
  const [old, current] = [entries(before), entries(after)];
  return [...new Set([...old.keys(), ...current.keys()])].filter((path) => old.get(path) !== current.get(path));
}

/** Identifies the state of a file: its times, its size and its number in the file system. A missing file has a stamp, too. */
export async function stampOf(file: string): Promise<string> {
  return stat(file).then(
    ({ mtimeMs, ctimeMs, size, ino }) => `${mtimeMs} ${ctimeMs} ${size} ${ino}`,
    () => "missing",
  );
}
