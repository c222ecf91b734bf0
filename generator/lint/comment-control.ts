import { finding } from "../findings/create-finding.js";
import type { Parent, RootContent } from "mdast";
import { commentMarker, type Marker } from "mdast-comment-marker";
import { messageControl } from "unified-message-control";
import { visit } from "unist-util-visit";
import type { VFileMessage } from "vfile-message";
import { pageRules } from "../findings/catalogue.js";
import type { Finding } from "../findings/finding.js";
import { orderFindings } from "../findings/order-findings.js";
import { parseMarkdown } from "../page/markdown/markdown-syntax.js";
import { hasComments } from "./has-comments.js";
import type { SourceTexts } from "./source-texts.js";
import { messageSource, toVFile } from "./to-vfile.js";

const keywords = ["ignore", "disable", "enable"];

/**
 * Removes the findings that comments in the docs suppress, and reports comments with an unknown rule or keyword:
 *
 * - `<!-- docwright ignore RULE … -->`: in the next block. An annotation and its block count as one block.
 * - `<!-- docwright disable RULE … -->`: up to a comment with `enable` for the rule, or to the end of the file.
 *
 * A comment without a rule is about all rules.
 * {@link https://github.com/unifiedjs/unified-message-control | unified-message-control}
 *
 * @param known ids of the rules that comments can name
 * @returns findings, sorted by place
 */
export function controlByComments(
  findings: readonly Finding<string>[],
  texts: SourceTexts,
  known: readonly string[],
): Finding<string>[] {
  const commented = texts.files.filter((file) => hasComments(texts.of(file)));
  const byFile = new Map<string, Finding<string>[]>(commented.map((file) => [file, []]));
  const elsewhere: Finding<string>[] = [];
  for (const found of findings) (byFile.get(found.file) ?? elsewhere).push(found);
  const controlled = [...byFile].flatMap(([file, own]) => controlFile(file, texts.of(file) ?? "", own, known));
  return orderFindings([...elsewhere, ...controlled]);
}

function controlFile(
  path: string,
  text: string,
  findings: readonly Finding<string>[],
  known: readonly string[],
): Finding<string>[] {
  // Control comments are ignored in such a file, because parsing it would need too much time or memory.
  if (findings.some(({ rule }) => rule === "excessive-markup")) return [...findings];
  const file = toVFile(path, text, findings);
  const origin = new Map(file.messages.map((message, index) => [message, findings[index]]));
  const tree = parseMarkdown(text);
  const unknownKeywords: Finding[] = [];
  visit(tree, (node) => {
    if ("children" in node) node.children = withCommentsAtBlocks(node.children);
  });
  messageControl(tree, {
    name: messageSource,
    known: [...known],
    file,
    marker: (node) => {
      const mark = commentMarker(node);
      if (mark?.name !== messageSource) return null;
      const [keyword = ""] = mark.attributes.trim().split(/\s+/);
      if (keywords.includes(keyword)) return withLaterIds(mark);
      const { line, column } = node.position?.start ?? { line: 1, column: 1 };
      const message = `Unknown keyword ${keyword} in this comment; write ignore, disable or enable, then rule ids.`;
      unknownKeywords.push(finding("unknown-suppression", { file: path, line, column }, message));
      return null;
    },
  });
  return [...file.messages.map((message) => origin.get(message) ?? unknownRule(path, message)), ...unknownKeywords];
}

/** A comment that names a rule also controls the rules that later versions split off from this rule. */
function withLaterIds(mark: Marker): Marker {
  const words = mark.attributes.trim().split(/\s+/);
  const later = pageRules.filter(({ formerId }) => formerId !== undefined && words.includes(formerId));
  return { ...mark, attributes: [...words, ...later.map(({ id }) => id)].join(" ") };
}

/**
 * If an annotation follows a control comment, moves the comment behind the annotation, so that the comment is directly
 * before the block.
 */
export function withCommentsAtBlocks(children: Parent["children"]): RootContent[] {
  const moved = [...children];
  for (let index = moved.length - 2; index >= 0; index -= 1) {
    const [node, next] = [moved[index], moved[index + 1]];
    if (node === undefined || next?.type !== "html" || commentMarker(node)?.name !== messageSource) continue;
    if (/^<!--\s*\{/.test(next.value)) moved.splice(index, 2, next, node);
  }
  return moved;
}

function unknownRule(file: string, { reason, line = 1, column = 1 }: VFileMessage): Finding {
  return finding("unknown-suppression", { file, line, column }, `${reason}.`);
}
