import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { DocSource } from "../../generator/docs/doc-source.js";
import { readSources } from "../../generator/docs/read-docs.js";
import { buildModel } from "../../generator/model/build-model.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { pageText } from "./page-text.js";

/** The text of files by path; `null` for a missing file. */
export type Files = Readonly<Record<string, string | null>>;

/** A docs set of the corpus. It keeps files and pages in memory after they were read. */
export class Corpus {
  readonly #folder: string;
  readonly #texts = new Map<string, string | null>();
  readonly #pages = new Map<string, { readonly text: string; readonly page: Page }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns the text of a file; `null` if it does not exist. */
  text(path: string): string | null {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    let text: string | null;
    try {
      text = readFileSync(join(this.#folder, path), "utf8");
    } catch {
      text = null;
    }
    this.#texts.set(path, text);
    return text;
  }

  /**
   * Returns a page and the resource pages to which it links. If several pages have the same title, returns only one of
   * them.
   */
  around(path: string): Files {
    const text = this.text(path) ?? "";
    const titles = new Set([titleOf(text)]);
    const files: Record<string, string | null> = { [path]: text };
    for (const [, target = ""] of text.matchAll(/\]\(([^()\s#?]+\.md)[^()\s]*\)/gi)) {
      const linked = posix.join(posix.dirname(path), target);
      const other = linked.includes("/resources/") ? this.text(linked) : null;
      if (other === null || titles.has(titleOf(other))) continue;
      titles.add(titleOf(other));
      files[linked] = other;
    }
    return files;
  }

  /** Builds the model of some files. If an include is not among them, it is read from the corpus. */
  async model(files: Files): Promise<ApiModel> {
    const textOf = (path: string): string | null =>
      Object.hasOwn(files, path) ? (files[path] ?? null) : this.text(path);
    const source: DocSource = {
      name: "docs",
      enclosing: [],
      list: () => {
        const pages = Object.keys(files).filter((path) => files[path] !== null && !isInclude(path));
        return Promise.resolve({ pages, skipped: [], unreadable: [] });
      },
      read: (path) => {
        const text = textOf(path);
        return Promise.resolve(
          text === null ? { kind: "missing" } : { kind: "bytes", bytes: new TextEncoder().encode(text) },
        );
      },
    };
    const { docs } = await readSources([source]);
    return buildModel(
      docs.map((doc) => {
        const digest = JSON.stringify([doc.text, doc.includes]);
        const known = this.#pages.get(doc.path);
        if (known?.text === digest) return known.page;
        const page = readPage(doc, microsoftGraph);
        if (doc.text === this.text(doc.path)) this.#pages.set(doc.path, { text: digest, page });
        return page;
      }),
    );
  }
}

function isInclude(path: string): boolean {
  return path.includes("/includes/");
}

function titleOf(text: string): string {
  return (pageText("", text).lines.find((line) => line.startsWith("# ")) ?? text).trim().toLowerCase();
}
