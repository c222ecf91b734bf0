import type { Link, Paragraph, Parent, PhrasingContent, Root, RootContent, Table, TableRow } from "mdast";
import type { DocFile } from "../../docs/doc-file.js";
import { includePath } from "../../docs/include-directive.js";
import type { Diagnostic } from "../../diagnostic.js";
import { blockContainers } from "./block-container.js";
import { rowsOf } from "./broken-table.js";
import { fileOf, placeOf } from "./node-place.js";
import { parseSourceFile } from "./source-file.js";

/** A page of Microsoft Graph has five includes and the snippets; more than this is includes that multiply. */
const mostIncludes = 200;

/** What the includes of one page are spliced from, and where findings go. */
interface Splicing {
  readonly doc: DocFile;
  readonly report: (diagnostic: Diagnostic) => void;
  left: number;
}

/**
 * Puts the content of each `[!INCLUDE [title](path)]` in its place. Nodes keep their position in the include's own
 * file, which stands in `data.file`. An include alone in its paragraph gives blocks; amid text, one paragraph gives its
 * inline content; alone in a table row, it gives rows. Directives whose include could not be read are taken out: the
 * reading of the docs has reported them.
 */
export function spliceIncludes(tree: Root, doc: DocFile, report: (diagnostic: Diagnostic) => void): void {
  spliceFile(tree, doc.path, [doc.path], { doc, report, left: mostIncludes });
}

function spliceFile(tree: Root, file: string, chain: readonly string[], splicing: Splicing): void {
  const load = (directive: Directive): Root | null => {
    const path = includePath(file, directive.target);
    if (path === null || chain.includes(path) || !Object.hasOwn(splicing.doc.includes, path)) return null;
    const text = splicing.doc.includes[path] ?? "";
    splicing.left -= 1;
    if (splicing.left < 0) {
      if (splicing.left === -1) splicing.report(tooManyIncludes(file, directive));
      return null;
    }
    const included = parseSourceFile({ path, text, report: splicing.report });
    included.children = included.children.filter((node) => node.type !== "yaml");
    spliceFile(included, path, [...chain, path], splicing);
    for (const node of included.children) node.data = { ...node.data, file: fileOf(node, path) };
    return included;
  };

  for (const container of blockContainers(tree)) {
    spliceBlocks(container, load);
    for (const child of container.children) if (child.type === "table") spliceRows(child, splicing.doc, load);
  }
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
    if (only?.type === "paragraph" && others.length === 0 && part.amidText) {
      inline.push(...only.children);
    } else {
      endParagraph();
      blocks.push(...included.children);
    }
  }
  endParagraph();
  return blocks;
}

function spliceRows(table: Table, doc: DocFile, load: (directive: Directive) => Root | null): void {
  if (!table.children.some((row) => row.children.some((cell) => hasDirective(cell.children)))) return;
  table.children = table.children.flatMap((row): TableRow[] => {
    const filled = row.children.filter((cell) => cell.children.length > 0);
    const [only] = filled;
    const parts = only !== undefined && filled.length === 1 ? splitDirectives(only.children) : [];
    if (parts.length > 0 && parts.every((part) => part.type === "directive")) {
      return parts.flatMap((part) => {
        const included = load(part);
        return included === null ? [] : included.children.flatMap((node) => includedRows(node, table, doc));
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

/** Rows of a table in an include, or of lines that have no header there because the including page has it. */
function includedRows(node: RootContent, table: Table, doc: DocFile): TableRow[] {
  const file = fileOf(node, doc.path);
  const lines = (): string[] =>
    (doc.includes[file] ?? "").slice(node.position?.start.offset, node.position?.end.offset).split("\n");
  const rows =
    node.type === "table" ? node.children.slice(1) : node.type === "paragraph" ? rowsOf(lines(), table, node) : [];
  for (const row of rows) row.data = { ...row.data, file };
  return rows;
}

interface Directive {
  readonly type: "directive";
  readonly target: string;
  /** Other text stands on its line. */
  readonly amidText: boolean;
  readonly link: Link;
}

function hasDirective(children: readonly PhrasingContent[]): boolean {
  return children.some((node) => node.type === "text" && /\[!INCLUDE/i.test(node.value));
}

/** A directive reaches us as the text `[!INCLUDE `, a link, and a text that begins with `]`. */
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
      const lineBefore = /[^\n]*$/.exec(before.value.replace(/\[!INCLUDE[ \t]*$/i, ""))?.[0] ?? "";
      const lineAfter = next?.type === "text" ? (/^[^\n]*/.exec(next.value)?.[0] ?? "") : "]";
      const amidText =
        lineBefore.replace(/^[ \t]*\]/, "").trim() !== "" || lineAfter.replace(/^[ \t]*\]/, "").trim() !== "";
      parts.push({ type: "directive", target: node.url, amidText, link: node });
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

function tooManyIncludes(file: string, directive: Directive): Diagnostic {
  return {
    rule: "too-many-includes",
    severity: "warning",
    message: `The page has more than ${String(mostIncludes)} includes; the rest was not read.`,
    ...placeOf(directive.link, file),
  };
}
