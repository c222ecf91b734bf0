import type { Nodes } from "mdast";
import type { VFile } from "vfile";

/** A node's Markdown, as it stands in its file. */
export function sourceText(node: Nodes, file: VFile): string {
  return String(file.value).slice(node.position?.start.offset, node.position?.end.offset);
}
