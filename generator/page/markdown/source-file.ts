import type { Root } from "mdast";
import type { Diagnostic } from "../../diagnostic.js";
import { repairTables } from "./broken-table.js";
import { findExcessiveMarkup } from "./excessive-markup.js";
import { reportUnclosed } from "./unclosed.js";
import { parseMarkdown } from "./markdown-syntax.js";

/** A page or an include, as its tree is made. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Tree of one file by itself: what is broken in it is mended where that is sure, and reported. */
export function parseSourceFile(file: SourceFile): Root {
  const excess = findExcessiveMarkup(file.path, file.text);
  if (excess !== null) {
    file.report(excess);
    return { type: "root", children: [] };
  }
  const tree = parseMarkdown(file.text);
  reportUnclosed(tree, file);
  repairTables(tree, file);
  return tree;
}
