import type { Nodes } from "mdast";
import type { Place } from "../../findings/finding.js";

declare module "mdast" {
  interface Data {
    /** Docs path of the include that contains the node. If it is absent, the node is in the same file as its parent. */
    file?: string;
  }
}

export function fileOf(node: Nodes, parentFile: string): string {
  return node.data?.file ?? parentFile;
}

export function placeOf(node: Nodes, parentFile: string): Place {
  const file = fileOf(node, parentFile);
  const position = node.position;
  if (position === undefined) return { file, line: 1, column: 1 };
  const { start, end } = position;
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
