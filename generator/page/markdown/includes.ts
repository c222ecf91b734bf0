import type { Link, Paragraph, Parent, PhrasingContent, Root, RootContent, Table, TableRow } from "mdast";
import type { Plugin, Processor } from "unified";
import { VFile } from "vfile";
import { includePath } from "../../docs/include-directive.js";
import { mostIncludedText, tooMuchText } from "../../docs/resolve-includes.js";
import { blockContainers } from "./block-container.js";
import { rowsOf } from "./broken-table.js";
import { reportFinding } from "./file-finding.js";
import { fileOf } from "./node-place.js";

declare module "vfile" {
  interface DataMap {
    /** Text of each include that the file reaches, by docs path. */
    includes: Readonly<Record<string, string>>;
  }
}

export interface IncludesOptions {
  /** Processes the text of one include. */
  readonly processor: Processor<Root, Root, Root>;
}

/**
 * The highest number of includes of a page. It is limited because nested includes can multiply. A page of Microsoft
 * Graph has about five, not counting snippets.
 */
const mostIncludes = 200;

/** Context for inserting the includes of one page. */
interface Splicing extends IncludesOptions {
  readonly includes: Readonly<Record<string, string>>;
  readonly page: VFile;
  /**
   * Number of includes that the page may still have. A negative number means that a limit was exceeded and has been
   * reported.
   */
  left: number;
  /** Characters that the page may still include. */
  textLeft: number;
}

/**
 * Replaces each `[!INCLUDE [title](path)]` with the content of the include, from `data.includes` of the file. The nodes
 * keep their position in the include, and `data.file` of a node is the path of the include.
 *
 * An include that is alone in its paragraph becomes blocks. One within text becomes inline content, and one that is
 * alone in a table row becomes rows. A directive whose include does not exist is removed, because it was reported when
 * the docs were read.
 */
export const remarkIncludes: Plugin<[IncludesOptions], Root> =
  ({ processor }) =>
  (tree, page) => {
    const includes = page.data.includes ?? {};
    spliceFile(tree, page.path, [page.path], {
      processor,
      includes,
      page,
      left: mostIncludes,
      textLeft: mostIncludedText,
    });
  };

function spliceFile(tree: Root, path: string, chain: readonly string[], splicing: Splicing): void {
  const load = (directive: Directive): Root | null => loadInclude(directive, path, chain, splicing);
  for (const container of blockContainers(tree)) {
    spliceBlocks(container, load);
    for (const child of container.children) {
      if (child.type === "table") spliceRows(child, path, splicing.includes, load);
    }
  }
}

function loadInclude(directive: Directive, from: string, chain: readonly string[], splicing: Splicing): Root | null {
  const { includes, page, processor } = splicing;
  const path = includePath(from, directive.target);
  if (path === null || chain.includes(path) || !Object.hasOwn(includes, path)) return null;
  splicing.left -= 1;
  if (splicing.left < 0) {
    if (splicing.left === -1) {
      const message = `The page has more than ${String(mostIncludes)} includes. docwright does not read the other includes. Use fewer includes.`;
      reportFinding(page, { rule: "too-many-includes", message, place: directive.link.position, file: from });
    }
    return null;
  }
  const text = includes[path] ?? "";
  splicing.textLeft -= text.length;
  if (splicing.textLeft < 0) {
    splicing.left = -1;
    const message = `${tooMuchText} Remove includes, or shorten them.`;
    reportFinding(page, { rule: "too-many-includes", message, place: directive.link.position, file: from });
    return null;
  }
  const { tree: included, messages } = parseInclude(path, text, processor);
  page.messages.push(...messages);
  spliceFile(included, path, [...chain, path], splicing);
  for (const node of included.children) node.data = { ...node.data, file: fileOf(node, path) };
  return included;
}

interface ParsedInclude {
  readonly tree: Root;
  readonly messages: VFile["messages"];
}

/** A cache of the includes that were parsed last, because many pages have the same includes. */
const parsed = new Map<string, ParsedInclude & { readonly processor: IncludesOptions["processor"] }>();
const mostParsed = 50;

/**
 * Parses an include once for all its uses. Each use gets a copy of the tree, because inserting the tree changes its
 * nodes.
 */
function parseInclude(path: string, text: string, processor: IncludesOptions["processor"]): ParsedInclude {
  const key = `${path}\n${text}`;
  let include = parsed.get(key);
  if (include?.processor !== processor) {
    const file = new VFile({ path, value: text });
    const tree = processor.runSync(processor.parse(file), file);
    tree.children = tree.children.filter((node) => node.type !== "yaml");
    include = { tree, messages: file.messages, processor };
  }
  parsed.delete(key);
  parsed.set(key, include);
  const [oldest = key] = parsed.keys();
  if (parsed.size > mostParsed) parsed.delete(oldest);
  return { tree: structuredClone(include.tree), messages: include.messages };
}

function spliceBlocks(parent: Parent, load: (directive: Directive) => Root | null): void {
  if (!parent.children.some((node) => node.type === "paragraph" && hasDirective(node.children))) return;
  parent.children = parent.children.flatMap((node): RootContent[] => {
    if (node.type !== "paragraph" || !hasDirective(node.children)) return [node];
    return splitParagraph(node, load);
  });
}

function splitParagraph(paragraph: Paragraph, load: (directive: Directive) => Root | null): RootContent[] {
  const blocks: RootContent[] = [];
  let inline: PhrasingContent[] = [];
  const endParagraph = (): void => {
    if (inline.some((node) => node.type !== "text" || node.value.trim() !== "")) {
      blocks.push({ type: "paragraph", children: inline, ...positionOf(inline) });
    }
    inline = [];
  };
  for (const part of splitDirectives(paragraph.children)) {
    if (part.type !== "directive") {
      inline.push(part);
      continue;
    }
    const included = load(part);
    if (included === null) continue;
    const [only, ...others] = included.children;
    if (only?.type === "paragraph" && others.length === 0 && part.withinText) {
      inline.push(...only.children);
    } else {
      endParagraph();
      blocks.push(...included.children);
    }
  }
  endParagraph();
  return blocks;
}

function spliceRows(
  table: Table,
  path: string,
  includes: Splicing["includes"],
  load: (directive: Directive) => Root | null,
): void {
  if (!table.children.some((row) => row.children.some((cell) => hasDirective(cell.children)))) return;
  table.children = table.children.flatMap((row): TableRow[] => {
    const filled = row.children.filter((cell) => cell.children.length > 0);
    const [only] = filled;
    const parts = only !== undefined && filled.length === 1 ? splitDirectives(only.children) : [];
    if (parts.length > 0 && parts.every((part) => part.type === "directive")) {
      return parts.flatMap((part) => {
        const included = load(part);
        return included === null ? [] : included.children.flatMap((node) => includedRows(node, table, path, includes));
      });
    }
    for (const cell of row.children) {
      cell.children = splitDirectives(cell.children).flatMap((part): PhrasingContent[] => {
        if (part.type !== "directive") return [part];
        return (load(part)?.children ?? []).flatMap((node) => (node.type === "paragraph" ? node.children : []));
      });
    }
    return [row];
  });
}

/**
 * Returns the rows that an include adds to a table of the page. If the include contains a complete table, the header of
 * this table is left out. If the include contains only rows, the parser has read them as a paragraph.
 */
function includedRows(node: RootContent, table: Table, path: string, includes: Splicing["includes"]): TableRow[] {
  const file = fileOf(node, path);
  const lines = (): string[] =>
    (includes[file] ?? "").slice(node.position?.start.offset, node.position?.end.offset).split("\n");
  const rows =
    node.type === "table" ? node.children.slice(1) : node.type === "paragraph" ? rowsOf(lines(), table, node) : [];
  for (const row of rows) row.data = { ...row.data, file };
  return rows;
}

interface Directive {
  readonly type: "directive";
  readonly target: string;
  /** Whether the line of the directive contains other text. */
  readonly withinText: boolean;
  readonly link: Link;
}

function hasDirective(children: readonly PhrasingContent[]): boolean {
  return children.some((node) => node.type === "text" && /\[!INCLUDE/i.test(node.value));
}

/**
 * Separates directives from other content. The parser has read each directive as three nodes: text that ends with
 * `[!INCLUDE `, a link, and text that begins with `]`.
 */
function splitDirectives(children: readonly PhrasingContent[]): (PhrasingContent | Directive)[] {
  const parts: (PhrasingContent | Directive)[] = [];
  let afterDirective = false;
  children.forEach((node, index) => {
    const before = children[index - 1];
    const next = children[index + 1];
    if (node.type === "text") {
      let value = node.value;
      if (afterDirective) value = value.replace(/^[ \t]*\]/, "");
      afterDirective = false;
      if (next?.type === "link") value = value.replace(/\[!INCLUDE[ \t]*$/i, "");
      if (value !== "") parts.push({ ...node, value });
    } else if (node.type === "link" && before?.type === "text" && /\[!INCLUDE[ \t]*$/i.test(before.value)) {
      const textBefore = before.value.replace(/\[!INCLUDE[ \t]*$/i, "");
      const lineBefore = textBefore.slice(textBefore.lastIndexOf("\n") + 1);
      const lineAfter = next?.type === "text" ? (/^[^\n]*/.exec(next.value)?.[0] ?? "") : "]";
      const withinText =
        lineBefore.replace(/^[ \t]*\]/, "").trim() !== "" || lineAfter.replace(/^[ \t]*\]/, "").trim() !== "";
      parts.push({ type: "directive", target: node.url, withinText, link: node });
      afterDirective = true;
    } else {
      afterDirective = false;
      parts.push(node);
    }
  });
  return parts;
}

function positionOf(children: readonly PhrasingContent[]): Pick<Paragraph, "position"> {
  const start = children[0]?.position?.start;
  const end = children.at(-1)?.position?.end;
  return start === undefined || end === undefined ? {} : { position: { start, end } };
}
