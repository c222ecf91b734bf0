import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfmTable } from "micromark-extension-gfm-table";

/**
 * The reference program of `run.ts`: parses the pages of a folder with `mdast-util-from-markdown` on one thread, and
 * drops the trees.
 */
const folder = process.argv[2] ?? ".";
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
for (const file of files) {
  fromMarkdown(readFileSync(join(folder, file), "utf8"), {
    extensions: [gfmTable(), frontmatter(["yaml"])],
    mdastExtensions: [gfmTableFromMarkdown(), frontmatterFromMarkdown(["yaml"])],
  });
}
