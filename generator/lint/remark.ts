import { realpath } from "node:fs/promises";
import { relative, resolve } from "node:path";
import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";
import { microsoftGraph } from "../dialect/microsoft-graph.js";
import { extendDialect, type DialectExtension } from "../dialect/extend-dialect.js";
import { readDocText } from "../docs/read-docs.js";
import { readPage } from "../page/read-page.js";
import { lintPage } from "./lint.js";
import type { LintOptions } from "./options.js";
import { sourceTexts } from "./source-texts.js";
import { addMessage } from "./to-vfile.js";

export interface RemarkDocwrightOptions extends LintOptions {
  /** The docs folder, relative to the current folder; includes are resolved in it. Default: the current folder. */
  readonly docs?: string;
  /** Words of these docs that are not in the built-in dialect. */
  readonly dialect?: DialectExtension;
}

/**
 * A remark plugin that reports the findings of a page: those of reading and those of the checks of one page. For
 * remark-cli and for editors that run remark.
 *
 * ```js
 * export default { plugins: ["remark-frontmatter", "docwright/remark"] };
 * ```
 */
const remarkDocwright: Plugin<[RemarkDocwrightOptions?], Root> = (options = {}) => {
  const dialect = extendDialect(microsoftGraph, options.dialect ?? {});
  return async (_tree: Root, file: VFile): Promise<void> => {
    const root = await resolveLinks(resolve(file.cwd, options.docs ?? "."));
    const path = relative(root, await resolveLinks(resolve(file.cwd, file.path))).replaceAll("\\", "/");
    const doc = await readDocText(root, path, String(file));
    for (const finding of lintPage(readPage(doc, dialect), sourceTexts([doc]), options)) {
      // Findings in an include are reported when the include is linted.
      if (finding.file === doc.path) addMessage(file, finding);
    }
  };
};

export default remarkDocwright;

/** The path without symbolic links. A file that an editor has not saved yet does not exist on disk. */
async function resolveLinks(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
