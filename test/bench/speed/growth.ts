import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A word that can be the name of a type or of a part of a path. */
const WORD = /[A-Za-z][A-Za-z0-9]{2,}/g;

/** Markdown lines whose words have a meaning for docwright: headings, table headers and rows of permissions. */
const STRUCTURE = /^(?:#.*|\|.*(?:Delegated|Application|Permission type|Property|Parameter|Name|Type).*)$/gm;

/**
 * Writes copies of a docs folder into one folder. Each copy has other names of files, types and path segments, and other
 * prose, so no page and no paragraph occurs twice.
 *
 * @param copies the number of copies, including the original
 */
export function writeCopies(docs: string, target: string, copies: number): void {
  const files = readdirSync(docs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
  const names = namesIn(texts);
  for (let copy = 0; copy < copies; copy += 1) {
    const suffix = copy === 0 ? "" : `X${String.fromCharCode(97 + copy)}`;
    const rename = (text: string): string =>
      suffix === "" ? text : text.replace(WORD, (word) => (names.has(word.toLowerCase()) ? word + suffix : word));
    for (const [file, text] of texts) {
      const path = join(target, dirname(file).slice(docs.length), rename(basename(file, ".md")) + `${suffix}.md`);
      mkdirSync(dirname(path), { recursive: true });
      const links = (all: string): string => (suffix === "" ? all : all.replace(/\.md(?=[)#"'\s])/g, `${suffix}.md`));
      writeFileSync(path, prose(links(rename(text)), copy));
    }
  }
}

/** The names of types and path segments in lowercase, without words that have a meaning for docwright. */
function namesIn(texts: ReadonlyMap<string, string>): Set<string> {
  const names = new Set<string>();
  const structure = new Set<string>();
  for (const [file, text] of texts) {
    if (/[\\/]resources[\\/]/.test(file)) names.add(basename(file, ".md").toLowerCase());
    for (const [, path = ""] of text.matchAll(/^(?:GET|POST|PUT|PATCH|DELETE) +(\/\S+)/gm)) {
      for (const [word] of path.matchAll(WORD)) names.add(word.toLowerCase());
    }
    for (const [line] of text.matchAll(STRUCTURE)) {
      for (const [word] of line.matchAll(WORD)) if (!line.startsWith("# ")) structure.add(word.toLowerCase());
    }
  }
  for (const word of [...structure, "http", "https", "microsoft", "graph", "com", "json"]) names.delete(word);
  return names;
}

/** Adds a sentence to each line that is a paragraph. */
function prose(text: string, copy: number): string {
  return copy === 0 ? text : text.replace(/^[A-Z][^|{}<>\n]{20,}[a-z]\.$/gm, `$& This is sentence ${String(copy)}.`);
}
