import type { RootContent, Table } from "mdast";
import { parseMarkdown } from "../../generator/page/markdown/markdown-syntax.js";

/** One example of the page of a change kind. */
export interface KindExample {
  readonly title: string;
  /** Pages of the base and of the head: texts by path. */
  readonly base: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
  /** The rows of the Change section: severity, kind, target, name. */
  readonly changes: readonly (readonly string[])[];
}

type ExampleSection = "Before" | "After" | "Unchanged" | "Change";

/** Reads the examples of a page. Each is a section with the subsections Before, After, Unchanged and Change. */
export function kindPageExamples(page: string): readonly KindExample[] {
  const examples: { title: string; sections: Map<string, RootContent[]> }[] = [];
  let section: RootContent[] | null = null;
  for (const node of parseMarkdown(page).children) {
    if (node.type !== "heading") {
      section?.push(node);
      continue;
    }
    const heading = textOf(node);
    section = null;
    if (node.depth === 2 && heading.startsWith("Example")) examples.push({ title: heading, sections: new Map() });
    if (node.depth === 3) examples.at(-1)?.sections.set(heading, (section = []));
  }
  return examples.map(({ title, sections }) => {
    const pagesIn = (name: ExampleSection): Record<string, string> =>
      Object.fromEntries(
        (sections.get(name) ?? []).flatMap((node) => (node.type === "code" ? [[node.meta ?? "", node.value]] : [])),
      );
    const tables = (sections.get("Change") ?? []).filter((node) => node.type === "table");
    return {
      title,
      base: { ...pagesIn("Before"), ...pagesIn("Unchanged") },
      head: { ...pagesIn("After"), ...pagesIn("Unchanged") },
      changes: tables.flatMap(rowsOf),
    };
  });
}

function rowsOf({ children: [, ...rows] }: Table): string[][] {
  return rows.map(({ children }) => children.map(textOf));
}

function textOf(node: { readonly children: readonly object[] }): string {
  return node.children.map((child) => ("value" in child ? String(child.value) : "")).join("");
}
