import { isMap, isSeq, parseDocument, type YAMLSeq } from "yaml";
import { splitName } from "../model/qualified-name.js";
import type { Draft, PageFacts } from "./draft.js";
import { fileStem } from "./names.js";
import { methodName } from "./pages/resource-page.js";

interface TocEntry {
  readonly name: string;
  readonly href: string;
  readonly items?: readonly TocEntry[];
}

/**
 * Adds the pages of a draft to a table of contents.
 *
 * @param text - the table of contents, in YAML; `null` if the docs do not have one
 * @returns the new text; `null` if the file is not a table of contents
 * @see {@link https://dotnet.github.io/docfx/docs/table-of-contents.html | DocFX, Table of contents}
 */
export function addToToc(text: string | null, draft: Draft, facts: PageFacts): string | null {
  const document = parseDocument(text ?? "items: []\n");
  const root = document.contents;
  const items = isMap(root) ? root.get("items") : root;
  if (document.errors.length > 0 || !isSeq(items)) return null;
  const known = text ?? "";
  const entries = tocEntries(draft, facts).filter(({ href }) => !known.includes(href));
  if (entries.length === 0) return text;
  const list = items as YAMLSeq;
  for (const entry of entries) list.add(document.createNode(entry));
  list.flow = false;
  const isIndented = !/^( *)[\w.]+:\r?\n\1- /m.test(known);
  return document.toString({ lineWidth: 0, indentSeq: isIndented });
}

/** An entry per type, with the operations of the type in it. */
function tocEntries({ types, operations }: Draft, { api }: PageFacts): TocEntry[] {
  const ofType = types.map(({ name }): TocEntry => {
    const own = operations.filter(({ resource }) => resource === name);
    return {
      name: splitName(name).short,
      href: `resources/${fileStem(name, api.namespace)}.md`,
      ...(own.length === 0 ? {} : { items: own.map(operationEntry) }),
    };
  });
  const names = new Set(types.map(({ name }) => name));
  const others = operations.filter(({ resource }) => resource === null || !names.has(resource));
  return [...ofType, ...others.map(operationEntry)];
}

function operationEntry({ file, operation }: Draft["operations"][number]): TocEntry {
  return { name: methodName(operation), href: `api/${file}.md` };
}
