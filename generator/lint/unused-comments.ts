import type { Parent } from "mdast";
import { commentMarker } from "mdast-comment-marker";
import { visit } from "unist-util-visit";
import { groupBy } from "../collections/group-by.js";
import { idsOfRule } from "../findings/catalogue.js";
import { finding } from "../findings/create-finding.js";
import type { Finding } from "../findings/finding.js";
import { parseMarkdown } from "../page/markdown/markdown-syntax.js";
import { withCommentsAtBlocks } from "./comment-control.js";
import { hasComments } from "./has-comments.js";
import type { SourceTexts } from "./source-texts.js";
import { messageSource } from "./to-vfile.js";

/**
 * Finds comments in the docs that do not suppress any finding.
 *
 * @param findings the findings before suppression
 * @param isChecked whether the findings of a rule are known. A comment about another rule is not reported.
 */
export function unusedComments(
  findings: readonly Finding<string>[],
  texts: SourceTexts,
  isChecked: (rule: string) => boolean,
): Finding[] {
  const byFile = groupBy(findings, ({ file }) => file);
  return texts.files.flatMap((file) => {
    const text = texts.of(file) ?? "";
    const own = byFile.get(file) ?? [];
    if (!hasComments(text) || own.some(({ rule }) => rule === "excessive-markup")) return [];
    return unusedIn(file, text, own, isChecked);
  });
}

/** A rule that a comment suppresses in a part of a file. */
interface Range {
  readonly rule: string;
  readonly start: Point;
  /** `null`: the end of the file. */
  end: Point | null;
}

interface Point {
  readonly line: number;
  readonly column: number;
}

/** Stands for all rules, in a comment that does not name a rule. */
const ALL = "";

function unusedIn(
  file: string,
  text: string,
  findings: readonly Finding<string>[],
  isChecked: (rule: string) => boolean,
): Finding[] {
  const places = groupBy(
    findings.flatMap((found) => [ALL, ...idsOfRule(found.rule)].map((rule) => ({ rule, place: found }))),
    ({ rule }) => rule,
  );
  const starts = new Map([...places].map(([rule, list]) => [rule, list.map(({ place }) => place).sort(compare)]));
  return rangesIn(text).flatMap(({ rule, start, end }) => {
    const isUsed = startsWithin(starts.get(rule) ?? [], start, end);
    if (isUsed || (rule !== ALL && !isChecked(rule))) return [];
    const subject = rule === ALL ? "all rules" : rule;
    const message = `This comment suppresses ${subject}, but lint does not find it here. Remove ${rule === ALL ? "the comment" : `${rule} from the comment`}.`;
    return [finding("unused-suppression", { file, ...start }, message, { subject })];
  });
}

function rangesIn(text: string): Range[] {
  const ranges: Range[] = [];
  /** The ranges of `disable` that are not closed yet. */
  const open = new Map<string, Range[]>();
  const tree = parseMarkdown(text);
  visit(tree, (node, index, parent: Parent | undefined) => {
    if ("children" in node) node.children = withCommentsAtBlocks(node.children);
    const mark = commentMarker(node);
    const start = node.position?.start;
    if (mark?.name !== messageSource || start === undefined) return;
    const { line, column } = start;
    const [keyword, ...rules] = mark.attributes.trim().split(/\s+/);
    const following = index === undefined ? undefined : parent?.children[index + 1]?.position?.end;
    for (const rule of rules.length === 0 ? [ALL] : rules) {
      if (keyword === "enable") {
        for (const range of open.get(rule) ?? []) range.end = { line, column };
        open.delete(rule);
      } else if (keyword === "disable" || keyword === "ignore") {
        const range: Range = { rule, start: { line, column }, end: keyword === "ignore" ? (following ?? start) : null };
        ranges.push(range);
        if (keyword !== "disable") continue;
        const others = open.get(rule);
        if (others === undefined) open.set(rule, [range]);
        else others.push(range);
      }
    }
  });
  return ranges;
}

function compare(a: Point, b: Point): number {
  return a.line - b.line || a.column - b.column;
}

/** Whether one of the sorted points is in a range. */
function startsWithin(points: readonly Point[], start: Point, end: Point | null): boolean {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const point = points[middle];
    if (point !== undefined && compare(point, start) < 0) low = middle + 1;
    else high = middle;
  }
  const first = points[low];
  return first !== undefined && (end === null || compare(first, end) <= 0);
}
