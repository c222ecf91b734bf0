import type { Root, RootContent } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Place } from "../../findings/finding.js";
import { reportFinding } from "./file-finding.js";
import { readSimpleFields } from "./simple-fields.js";
import { sourceText } from "./source-text.js";

declare module "vfile" {
  interface DataMap {
    frontMatter: FrontMatter;
  }
}

/** Values of the front matter by key: text, numbers, dates, and lists of these. The object has no prototype. */
export type FrontMatter = Readonly<Record<string, FrontMatterValue>>;

export interface FrontMatterValue {
  readonly text: string;
  readonly source: Place;
}

/**
 * Moves the front matter from the tree to `data.frontMatter` of the file. Three faults are reported, and the fields are
 * read in spite of them: a second block, a block without a closing `---`, and a block that does not start on the first
 * line.
 * {@link https://learn.microsoft.com/contribute/content/metadata | Learn metadata}
 */
export const remarkFrontMatterFields: Plugin<[], Root> = () => (tree, file) => {
  const values = Object.create(null) as Record<string, FrontMatterValue>;
  file.data.frontMatter = values;
  for (let blocks = 0; ; blocks += 1) {
    const [first, second, third] = tree.children;
    if (first?.type === "yaml") {
      readYaml(first.value, (first.position?.start.line ?? 1) + 1, file, values);
      tree.children.shift();
    } else if (first?.type === "thematicBreak" && second?.type === "paragraph" && isFields(sourceText(second, file))) {
      const place = { line: first.position?.start.line ?? 1, column: 1 };
      reportFinding(file, { rule: "front-matter", message: strayMessage(blocks, third), place });
      readYaml(sourceText(second, file), second.position?.start.line ?? 1, file, values);
      tree.children.splice(0, third?.type === "thematicBreak" ? 3 : 2);
    } else {
      return;
    }
  }
};

function strayMessage(blocks: number, next: RootContent | undefined): string {
  if (blocks > 0) return "The page has two front matter blocks. Merge the two blocks.";
  if (next?.type !== "thematicBreak") return "The front matter is not closed. End the front matter with a line of ---.";
  return "The front matter does not start on the first line. Remove the text before the front matter.";
}

/** The highest number of characters in front matter. Real front matter has up to 1,400. */
const longestFrontMatter = 10_000;

function readYaml(text: string, firstLine: number, file: VFile, values: Record<string, FrontMatterValue>): void {
  if (text.length > longestFrontMatter) {
    const message = `The front matter has more than ${longestFrontMatter} characters, so docwright skips it. Shorten the front matter.`;
    reportFinding(file, { rule: "front-matter", message, place: { line: firstLine, column: 1 } });
    return;
  }
  const simple = readSimpleFields(text);
  if (simple !== null) {
    for (const { key, text: value, line } of simple) {
      values[key] ??= { text: value, source: { file: file.path, line: firstLine + line, column: 1 } };
    }
    return;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, logLevel: "silent", prettyErrors: false });
  const placeOf = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: file.path, line: line + firstLine - 1, column: Math.max(1, col) };
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const fault = error.message.replace(/ at line \d+, column \d+:[^]*$/, "");
    const message = `The front matter is not valid YAML: ${fault}. Correct the YAML.`;
    reportFinding(file, { rule: "front-matter", message, place: placeOf(error.pos[0]) });
  }
  if (!isMap(document.contents)) return;
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key) || typeof key.value !== "string" || Object.hasOwn(values, key.value)) continue;
    const found = scalarText(value);
    if (found !== null) values[key.value] = { text: found, source: placeOf(key.range[0]) };
  }
}

function scalarText(node: unknown): string | null {
  if (isScalar(node)) return node.source ?? "";
  if (isSeq(node)) return node.items.map((item) => scalarText(item) ?? "").join(", ");
  return null;
}

/** Whether every line is a YAML field, a comment, or the continuation of a field. */
function isFields(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (
    /^[\w.-]+[ \t]*:(?:[ \t]|$)/.test(lines[0] ?? "") && lines.every((line) => /^(?:[\w.-]+[ \t]*:|\s|#|-)/.test(line))
  );
}
