import type { RuleId } from "../../findings/catalogue.js";
import type { Nodes, Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";
import { blockContainers } from "./block-container.js";
import { reportFinding } from "./file-finding.js";
import { sourceText } from "./source-text.js";

const closingFence = /\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/;

/**
 * Reports code blocks and comments that are not closed and therefore run to the end of the page.
 * {@link https://spec.commonmark.org/0.31.2/#fenced-code-blocks | CommonMark, fenced code blocks}
 */
export const remarkUnclosed: Plugin<[], Root> = () => (tree, file) => {
  for (const { children } of blockContainers(tree)) {
    for (const node of children) {
      if (node.type === "code" && !closingFence.test(sourceText(node, file))) {
        report(
          file,
          node,
          "unclosed-fence",
          "The code block is not closed, so the text after it is read as code. End the code block with a line of ```.",
        );
      }
      if (node.type === "html" && node.value.lastIndexOf("<!--") > node.value.lastIndexOf("-->")) {
        report(
          file,
          node,
          "unclosed-comment",
          "The comment is not closed, so the text after it is not read. End the comment with -->.",
        );
      }
    }
  }
};

function report(file: VFile, node: Nodes, rule: RuleId, message: string): void {
  reportFinding(file, { rule, message, place: node.position?.start });
}
