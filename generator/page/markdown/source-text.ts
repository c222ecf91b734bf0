import type { Nodes } from "mdast";
import type { VFile } from "vfile";

/** The Markdown source of a node. */
export function sourceText(node: Nodes, file: VFile): string {
  return String(file.value).slice(node.position?.start.offset, node.position?.end.offset);
}
