import type { Heading, Html, List, Paragraph, PhrasingContent, Table } from "mdast";

/** Functions that make nodes of Markdown. The code that prints the nodes escapes their text. */

export function heading(depth: Heading["depth"], ...children: readonly PhrasingContent[]): Heading {
  return { type: "heading", depth, children: [...children] };
}

export function paragraph(...children: readonly PhrasingContent[]): Paragraph {
  return { type: "paragraph", children: [...children] };
}

export function bulletList(items: readonly (readonly PhrasingContent[])[]): List {
  return {
    type: "list",
    spread: false,
    children: items.map((item) => ({ type: "listItem", spread: false, children: [paragraph(...item)] })),
  };
}

export function table(header: readonly string[], rows: readonly (readonly PhrasingContent[][])[]): Table {
  const row = (cells: readonly (readonly PhrasingContent[])[]): Table["children"][number] => ({
    type: "tableRow",
    children: cells.map((children) => ({ type: "tableCell", children: [...children] })),
  });
  return { type: "table", children: [row(header.map((value) => [{ type: "text", value }])), ...rows.map(row)] };
}

/** HTML that is printed without escaping. It must not contain text from docs. */
export function html(value: string): Html {
  return { type: "html", value };
}
