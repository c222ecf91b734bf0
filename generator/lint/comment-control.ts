import type { Parent, RootContent } from "mdast";
import { commentMarker } from "mdast-comment-marker";
import { messageControl } from "unified-message-control";
import { visit } from "unist-util-visit";
import type { VFileMessage } from "vfile-message";
import type { Diagnostic } from "../findings/finding.js";
import { finding, orderFindings } from "../model/findings.js";
import { parseMarkdown } from "../page/markdown/markdown-syntax.js";
import { ruleNames } from "./rules.js";
import type { SourceTexts } from "./source-texts.js";
import { messageSource, toVFile } from "./to-vfile.js";

const COMMENT = /<!--\s*docwright\s/;

const verbs = ["ignore", "disable", "enable"];

/**
 * Leaves out what comments in the docs say is meant to be, and says which comments name what there is none of:
 *
 * - `<!-- docwright ignore RULE … -->`: in the block that follows; an annotation and the block that it is about are one
 * - `<!-- docwright disable RULE … -->`, `<!-- docwright enable RULE … -->`: from here on
 *
 * Without a rule, all are meant. {@link https://github.com/unifiedjs/unified-message-control | unified-message-control}
 *
 * @returns findings in the order in which a person would meet them
 */
export function controlByComments(findings: readonly Diagnostic[], texts: SourceTexts): Diagnostic[] {
  const commented = texts.files.filter((file) => COMMENT.test(texts.of(file) ?? ""));
  const byFile = new Map<string, Diagnostic[]>(commented.map((file) => [file, []]));
  const untouched: Diagnostic[] = [];
  for (const found of findings) (byFile.get(found.file) ?? untouched).push(found);
  const controlled = [...byFile].flatMap(([file, own]) => controlFile(file, texts.of(file) ?? "", own));
  return orderFindings([...untouched, ...controlled]);
}

function controlFile(path: string, text: string, findings: readonly Diagnostic[]): Diagnostic[] {
  const file = toVFile(path, text, findings);
  const origin = new Map(file.messages.map((message, index) => [message, findings[index]]));
  const tree = parseMarkdown(text);
  const unknownVerbs: Diagnostic[] = [];
  visit(tree, (node) => {
    if ("children" in node) node.children = withMarkersAtBlocks(node.children);
  });
  messageControl(tree, {
    name: messageSource,
    known: [...ruleNames],
    file,
    marker: (node) => {
      const mark = commentMarker(node);
      if (mark?.name !== messageSource) return null;
      const [verb = ""] = mark.attributes.trim().split(/\s+/);
      if (verbs.includes(verb)) return mark;
      const { line, column } = node.position?.start ?? { line: 1, column: 1 };
      const message = `A comment cannot ${verb || "say nothing"} here; write ignore, disable or enable, and rules.`;
      unknownVerbs.push(finding("unknown-suppression", "warning", message, { file: path, line, column }));
      return null;
    },
  });
  return [...file.messages.map((message) => origin.get(message) ?? unknownRule(path, message)), ...unknownVerbs];
}

/** An annotation stands between a comment and the block that both are about; the comment is moved to the block. */
function withMarkersAtBlocks(children: Parent["children"]): RootContent[] {
  const moved = [...children];
  for (let index = moved.length - 2; index >= 0; index -= 1) {
    const [node, next] = [moved[index], moved[index + 1]];
    if (node === undefined || next?.type !== "html" || commentMarker(node)?.name !== messageSource) continue;
    if (/^<!--\s*\{/.test(next.value)) moved.splice(index, 2, next, node);
  }
  return moved;
}

function unknownRule(file: string, { reason, line = 1, column = 1 }: VFileMessage): Diagnostic {
  return finding("unknown-suppression", "warning", `${reason}.`, { file, line, column });
}
