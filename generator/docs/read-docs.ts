import { finding } from "../findings/create-finding.js";
import { dirname, relative, resolve, sep } from "node:path";
import { sortedBy } from "../collections/order.js";
import { UsageError } from "../usage-error.js";
import { decodeText } from "./decode.js";
import type { DocFile } from "./doc-file.js";
import type { DocList, DocSource, FileContent, UnreadPath } from "./doc-source.js";
import { docsVersion } from "./docs-version.js";
import { folderSource } from "./folder-source.js";
import { findIncludes } from "./include-directive.js";
import { isPageName } from "./page-name.js";
import { pageMatcher } from "./page-pattern.js";
import { resolveIncludes } from "./resolve-includes.js";
import type { IncludeText } from "./resolve-includes.js";

export interface DocsOptions {
  /** The API version to read if the docs have several; `null` reads all. */
  readonly version: string | null;
  /** Globs of page files. A pattern without a slash matches file names. An empty list selects all files. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export const allDocs: DocsOptions = { version: null, include: [], exclude: [] };

/**
 * Reads the Markdown files of one or more docs folders with their includes, sorted by path. Paths are relative to the
 * docs folder, or to the common parent folder if there are several.
 *
 * @throws UsageError if a folder does not exist, if it is a file, or if the options do not select any Markdown file
 */
export async function readDocs(roots: readonly string[], options: DocsOptions = allDocs): Promise<readonly DocFile[]> {
  return (await readSources(await folderSources(roots), options)).docs;
}

/** The files of docs folders. */
export interface ReadDocs {
  /** Sorted by path. A file or folder that cannot be read has a finding `unreadable-file`. */
  readonly docs: readonly DocFile[];
  /** Selected files and folders that are not read because they are hidden or symbolic links. */
  readonly skipped: readonly UnreadPath[];
  /** Docs paths of the pages that the patterns leave out, sorted. */
  readonly excluded: readonly string[];
}

/**
 * Reads the Markdown files of sources whose paths are relative to the same folder.
 *
 * @throws UsageError if the options do not select any Markdown file of a source
 */
export async function readSources(sources: readonly DocSource[], options: DocsOptions = allDocs): Promise<ReadDocs> {
  const byPath = new Map<string, DocFile>();
  const skipped = new Map<string, UnreadPath>();
  const excluded = new Set<string>();
  for (const source of sources) {
    const read = await readSource(source, options);
    for (const file of read.docs) byPath.set(file.path, file);
    for (const one of read.skipped) skipped.set(one.path, one);
    for (const path of read.excluded) excluded.add(path);
  }
  return {
    docs: sortedBy(byPath.values(), ({ path }) => path),
    skipped: [...skipped.values()],
    excluded: sortedBy(excluded, (path) => path).filter((path) => !byPath.has(path)),
  };
}

/**
 * Opens docs folders as sources, with paths relative to their common parent folder.
 *
 * @throws UsageError if a folder does not exist or is a file
 */
export async function folderSources(roots: readonly string[]): Promise<DocSource[]> {
  const base = commonFolder(roots);
  return Promise.all(roots.map((root) => folderSource(root, base)));
}

async function readSource(source: DocSource, options: DocsOptions): Promise<ReadDocs> {
  const list = await source.list();
  assertHasPages(list, source);
  const paths = selectPaths(list.pages, source, options);
  const unreadable = selectUnread(list.unreadable, source, options);
  const skipped = selectUnread(list.skipped, source, options);

  const texts = new Map<string, Promise<IncludeText>>();
  const read = (path: string): Promise<IncludeText> => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const text = readText(source, path);
    texts.set(path, text);
    return text;
  };

  const unread = unreadable.map(({ path, reason }) =>
    unreadFile(path, docsVersion(source.enclosing, `${path}/`), reason),
  );
  const files = await Promise.all(paths.map((path) => readDocFile(source, path, read)));
  const ofVersion = selection(source, { ...options, include: [], exclude: [] });
  const selected = new Set(paths);
  const excluded = list.pages.filter((path) => ofVersion(path) && !selected.has(path));
  return { docs: [...unread, ...files], skipped, excluded };
}

/** @throws UsageError if a source does not have Markdown files */
function assertHasPages({ pages, skipped, unreadable }: DocList, source: DocSource): void {
  if (pages.length > 0) return;
  const [first] = [...unreadable, ...skipped];
  const reason =
    first === undefined
      ? ""
      : ` Not read: ${first.path} (${first.reason})${skipped.length + unreadable.length > 1 ? " and others" : ""}.`;
  throw new UsageError(`${source.name} does not contain Markdown files.${reason} Pass a folder with pages.`);
}

/** Docs paths of all Markdown files of the docs folders, as in {@link readDocs}. */
export async function listDocs(roots: readonly string[]): Promise<string[]> {
  const lists = await Promise.all((await folderSources(roots)).map((source) => source.list()));
  return [...new Set(lists.flatMap(({ pages }) => pages))];
}

/**
 * Reads a file whose text is already in memory, as in an editor. Its includes are read from the folder.
 *
 * @param path docs path of the file
 */
export async function readDocText(root: string, path: string, text: string): Promise<DocFile> {
  const source = await folderSource(root);
  const own = textOf(path, new TextEncoder().encode(text));
  return withIncludes(path, docsVersion(source.enclosing, path), own, (include) => readText(source, include));
}

function selectPaths(all: readonly string[], source: DocSource, options: DocsOptions): string[] {
  const { version } = options;
  const versions = new Set(all.map((path) => docsVersion(source.enclosing, path)).filter((name) => name !== null));
  if (version !== null && versions.size > 0 && !versions.has(version)) {
    throw new UsageError(
      `${source.name} does not have the version ${version}. Available: ${[...versions].sort().join(", ")}.`,
    );
  }
  const isIn = selection(source, options);
  const paths = all.filter(isIn);
  if (paths.length === 0) {
    throw new UsageError(
      `The include and exclude patterns do not select any Markdown file in ${source.name} (files: ${String(all.length)}). Change the patterns.`,
    );
  }
  return paths;
}

/** Returns a function that tells whether the options select a docs path. */
function selection(source: DocSource, { version, include, exclude }: DocsOptions): (path: string) => boolean {
  const included = include.map(pageMatcher);
  const excluded = exclude.map(pageMatcher);
  return (path) => {
    const own = docsVersion(source.enclosing, path);
    if (version !== null && own !== null && own !== version) return false;
    if (excluded.some((matches) => matches(path))) return false;
    return included.length === 0 || included.some((matches) => matches(path));
  };
}

/**
 * Selects the files and folders that the options include. A folder is selected if it can contain a page that the
 * options include.
 */
function selectUnread(all: readonly UnreadPath[], source: DocSource, options: DocsOptions): UnreadPath[] {
  const isPage = selection(source, options);
  const isFolder = selection(source, { ...options, include: [] });
  return all.filter(({ path }) => (isPageName(path) ? isPage(path) : isFolder(path) && isFolder(`${path}/`)));
}

async function readDocFile(
  source: DocSource,
  path: string,
  read: (path: string) => Promise<IncludeText>,
): Promise<DocFile> {
  return withIncludes(path, docsVersion(source.enclosing, path), await read(path), read);
}

async function withIncludes(
  path: string,
  version: string | null,
  own: IncludeText,
  read: (path: string) => Promise<IncludeText>,
): Promise<DocFile> {
  if (own.kind !== "text") {
    const reason = own.kind === "unreadable" ? own.reason : own.kind;
    return unreadFile(path, version, reason);
  }
  const { includes, diagnostics } = await resolveIncludes(path, own.directives, read);
  return { path, version, text: own.text, includes, diagnostics: [...own.diagnostics, ...diagnostics] };
}

async function readText(source: DocSource, path: string): Promise<IncludeText> {
  const content = await source.read(path);
  if (content.kind !== "bytes") return content;
  const text = textsOf.get(content) ?? textOf(path, content.bytes);
  textsOf.set(content, text);
  return text;
}

/** `watch` and editors keep the contents of unchanged files. These contents are not decoded again. */
const textsOf = new WeakMap<FileContent, IncludeText>();

/**
 * The start of a file that Git LFS has not downloaded.
 * {@link https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md | Git LFS specification, the pointer}
 */
const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v\d/;
const LFS_REASON = "it is a pointer of Git LFS, so its content was not downloaded; run `git lfs pull`";

function textOf(path: string, bytes: Uint8Array): IncludeText {
  const decoded = decodeText(bytes);
  if (decoded === null) return { kind: "unreadable", reason: "it is a binary file" };
  const { text, problem } = decoded;
  if (LFS_POINTER.test(text)) return { kind: "unreadable", reason: LFS_REASON };
  const directives = findIncludes(text);
  if (problem === null) return { kind: "text", text, directives, diagnostics: [] };
  const before = text.slice(0, problem.offset).split("\n");
  const place = { file: path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return {
    kind: "text",
    text,
    directives,
    diagnostics: [finding("encoding", place, problem.message)],
  };
}

function unreadFile(path: string, version: string | null, reason: string): DocFile {
  const message = `The file cannot be read: ${reason}. Correct the file or its permissions, or leave it out with --exclude.`;
  const diagnostics = [finding("unreadable-file", { file: path, line: 1, column: 1 }, message)];
  return { path, version, text: "", includes: {}, diagnostics };
}

/**
 * The deepest folder that contains all roots.
 *
 * @throws UsageError if there are no roots
 */
export function commonFolder(roots: readonly string[]): string {
  const [first, ...others] = roots.map((root) => resolve(root));
  if (first === undefined) throw new UsageError("The docs folder is missing. Set a folder with --docs.");
  let common = first;
  while (others.some((other) => relative(common, other) === ".." || relative(common, other).startsWith(`..${sep}`))) {
    common = dirname(common);
  }
  return common;
}
