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
  /** The docs folder, which includes are looked for in; relative to the file's current folder. That folder without it. */
  readonly docs?: string;
  /** Words of these docs that the built-in dialect does not know. */
  readonly dialect?: DialectExtension;
}

/**
 * A remark plugin that says of a reference page what docwright finds in it: what cannot be read, and the rules about one
 * page by itself. For remark-cli and for editors that run remark.
 *
 * ```js
 * export default { plugins: ["remark-frontmatter", "docwright/remark"] };
 * ```
 */
const remarkDocwright: Plugin<[RemarkDocwrightOptions?], Root> = (options = {}) => {
  const dialect = extendDialect(microsoftGraph, options.dialect ?? {});
  return async (_tree: Root, file: VFile): Promise<void> => {
    const root = await actual(resolve(file.cwd, options.docs ?? "."));
    const path = relative(root, await actual(resolve(file.cwd, file.path))).replaceAll("\\", "/");
    const doc = await readDocText(root, path, String(file));
    for (const finding of lintPage(readPage(doc, dialect), sourceTexts([doc]), options)) {
      // A finding in an include is said when the include is linted.
      if (finding.file === doc.path) addMessage(file, finding);
    }
  };
};

export default remarkDocwright;

/** The path without symbolic links. What an editor has not saved yet has no other path than its own. */
async function actual(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
