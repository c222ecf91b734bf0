import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Dialect } from "../dialect/dialect.js";
import type { DocFile } from "../docs/doc-file.js";

/** Pages of earlier runs, as JSON text. A page counts for as long as its text, its includes and its reader stay. */
export interface PageCache {
  get(doc: DocFile): string | undefined;
  set(doc: DocFile, page: string): void;
  /** Puts what is new on disk. A cache that cannot be written is only a slower next run, so this never fails. */
  save(): Promise<void>;
}

interface Entry {
  readonly digest: string;
  readonly page: string;
}

/** Opens a cache file. One that is missing, broken or of another reader or dialect is an empty cache. */
export async function openPageCache(file: string, dialect: Dialect): Promise<PageCache> {
  const reader = digestOf((await readerCode()) + JSON.stringify(dialect));
  const entries = await readEntries(file, reader);
  let isChanged = false;
  return {
    get: (doc) => {
      const entry = entries.get(doc.path);
      return entry?.digest === digestOf(JSON.stringify(doc)) ? entry.page : undefined;
    },
    set: (doc, page) => {
      isChanged = true;
      entries.set(doc.path, { digest: digestOf(JSON.stringify(doc)), page });
    },
    save: async () => {
      if (isChanged) await writeEntries(file, reader, entries).catch(() => undefined);
    },
  };
}

/** A line a page: path, digest and page, parted by tabs, which JSON text never holds. */
async function readEntries(file: string, reader: string): Promise<Map<string, Entry>> {
  const text = await readFile(file, "utf8").catch(() => "");
  const [head, ...lines] = text.split("\n");
  const entries = new Map<string, Entry>();
  if (head !== reader) return entries;
  for (const line of lines) {
    const [path, digest, page] = line.split("\t");
    if (path !== undefined && digest !== undefined && page?.endsWith("}") === true) entries.set(path, { digest, page });
  }
  return entries;
}

async function writeEntries(file: string, reader: string, entries: ReadonlyMap<string, Entry>): Promise<void> {
  const lines = [...entries].map(([path, { digest, page }]) => `${path}\t${digest}\t${page}`);
  const aside = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(aside, [reader, ...lines].join("\n"));
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

/** The modules that turn a file into a page, and their words: a cache must not outlive them. */
async function readerCode(): Promise<string> {
  const folders = [import.meta.dirname, join(import.meta.dirname, "../dialect")];
  const names = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })));
  const files = folders.flatMap((folder, index) => (names[index] ?? []).sort().map((name) => join(folder, name)));
  const modules = files.filter((file) => /\.[jt]s$/.test(file));
  return (await Promise.all(modules.map((file) => readFile(file, "utf8")))).join("\n");
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
