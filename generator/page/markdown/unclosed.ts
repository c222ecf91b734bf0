import type { Nodes, Root } from "mdast";
import { blockContainers } from "./block-container.js";
import type { SourceFile } from "./source-file.js";

const closingFence = /\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/;

/**
 * Reports fences and comments that run to the end of the page because nothing closes them: what follows is lost.
 * {@link https://spec.commonmark.org/0.31.2/#fenced-code-blocks | CommonMark, fenced code blocks}
 */
export function reportUnclosed(tree: Root, file: SourceFile): void {
  for (const { children } of blockContainers(tree)) {
    for (const node of children) {
      if (node.type === "code" && !closingFence.test(sourceText(node, file))) {
        report(
          node,
          "unclosed-fence",
          "This code block is never closed, so what follows is read as code; end it with a line of ```.",
        );
      }
      if (node.type === "html" && node.value.lastIndexOf("<!--") > node.value.lastIndexOf("-->")) {
        report(node, "unclosed-comment", "This comment is never closed, so what follows is lost; end it with -->.");
      }
    }
  }

  function report(node: Nodes, rule: string, message: string): void {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    file.report({ rule, severity: "warning", message, file: file.path, line, column });
  }
}

function sourceText(node: Nodes, file: SourceFile): string {
  return file.text.slice(node.position?.start.offset, node.position?.end.offset);
}
