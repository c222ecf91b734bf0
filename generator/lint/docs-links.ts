import { posix } from "node:path";
import type { Place } from "../findings/finding.js";
import type { LintedApi } from "./check.js";

/** A link from one file of the docs to another. */
interface DocsLink {
  readonly url: string;
  readonly source: Place;
  /** Docs path of the target. */
  readonly path: string;
  /** The file with that path, regardless of case; `null` if such a file does not exist. */
  readonly found: string | null;
}

/**
 * The relative links of all pages to Markdown files in folders of the docs. The links of an include appear once, even
 * if several pages have the include.
 */
export function* docsLinks({ pages, docs, files }: LintedApi): Generator<DocsLink> {
  const all = [...files, ...docs.flatMap(({ path, includes }) => [path, ...Object.keys(includes)])];
  const exact = new Set(all);
  const byName = new Map(all.map((file) => [file.toLowerCase(), file]));
  const folders = new Set(all.map((file) => posix.dirname(file).toLowerCase()));
  const seen = new Set<string>();
  for (const { url, source } of pages.flatMap(({ links }) => links)) {
    const path = docsPath(url, source.file);
    const key = `${source.file}:${source.line}:${source.column} ${url}`;
    if (path === null || seen.has(key) || !folders.has(posix.dirname(path).toLowerCase())) continue;
    seen.add(key);
    yield { url, source, path, found: exact.has(path) ? path : (byName.get(path.toLowerCase()) ?? null) };
  }
}

/** Docs path of the target of a relative link to a Markdown file; `null` for other links. */
function docsPath(url: string, from: string): string | null {
  const address = url.split(/[?#]/, 1)[0] ?? "";
  if (!/\.md$/i.test(address) || /^(?:[a-z][a-z0-9+.-]*:|[/\\~])/i.test(address)) return null;
  const path = posix.join(posix.dirname(from), address.replaceAll("\\", "/"));
  return path.startsWith("../") ? null : path;
}
