import { isMap, isSeq, parseDocument, visit, type Document, type YAMLMap, YAMLSeq } from "yaml";
import { splitName } from "../model/qualified-name.js";
import type { Draft, DraftOperation, PageFacts } from "./draft.js";
import { keepFormat } from "./keep-format.js";
import { fileStem } from "./names.js";
import { methodName } from "./pages/resource-page.js";

interface TocEntry {
  readonly name: string;
  readonly href: string;
  readonly items?: readonly TocEntry[];
}

/**
 * Adds the pages of a draft to a table of contents. The pages of operations are below the page of their resource. All
 * other lines, the line endings and the byte order mark stay as they are.
 *
 * @param text - the table of contents, in YAML; `null` if the docs do not have one
 * @param pageOf - the page of a type, relative to the docs folder; `null` if the type does not have one
 * @returns the new text; `null` if the file is not a table of contents
 * @see {@link https://dotnet.github.io/docfx/docs/table-of-contents.html | DocFX, Table of contents}
 */
export function addToToc(
  text: string | null,
  draft: Draft,
  facts: PageFacts,
  pageOf: (type: string) => string | null,
): string | null {
  const mark = text?.startsWith(BYTE_ORDER_MARK) === true ? BYTE_ORDER_MARK : "";
  const yaml = text?.slice(mark.length) ?? "items: []\n";
  const document = parseDocument(yaml);
  const root = document.contents;
  const items = isMap(root) ? root.get("items") : root;
  if (document.errors.length > 0 || !isSeq(items)) return null;
  const list = items as YAMLSeq;
  const known = entriesByHref(document);
  const drafted = new Set(draft.types.map(({ name }) => name));
  let count = 0;
  const add = (to: () => YAMLSeq, entry: TocEntry): void => {
    const present = known.get(entry.href);
    if (present !== undefined) {
      for (const item of entry.items ?? []) add(() => itemsOf(present, document), item);
      return;
    }
    const sequence = to();
    sequence.add(document.createNode(entry));
    sequence.flow = false;
    count += 1;
  };
  for (const { name } of draft.types) add(() => list, typeEntry(name, draft.operations, facts));
  for (const { resource, ...one } of draft.operations) {
    if (resource !== null && drafted.has(resource)) continue;
    const page = resource === null ? null : pageOf(resource);
    const parent = page === null ? undefined : known.get(page.slice(facts.base.length));
    add(() => (parent === undefined ? list : itemsOf(parent, document)), operationEntry(one));
  }
  if (count === 0) return text;
  const isIndented = text === null || !/^( *)[\w.]+:(?:\r?\n)+\1- /m.test(yaml);
  const print = (one: Document): string => one.toString({ lineWidth: 0, indentSeq: isIndented });
  const lines = yaml.replaceAll("\r\n", "\n").replace(/\n?$/, "\n");
  const printed = print(document);
  const kept = keepFormat(lines, print(parseDocument(lines)), printed);
  const after = print(parseDocument(kept)) === printed ? kept : printed;
  return mark + (text?.includes("\r\n") === true ? after.replaceAll("\n", "\r\n") : after);
}

const BYTE_ORDER_MARK = "\uFEFF";

function entriesByHref(document: Document): Map<string, YAMLMap> {
  const entries = new Map<string, YAMLMap>();
  visit(document, {
    Map: (_, entry) => {
      const href = entry.get("href");
      if (typeof href === "string") entries.set(href, entry);
    },
  });
  return entries;
}

function itemsOf(entry: YAMLMap, document: Document): YAMLSeq {
  const items = entry.get("items");
  if (isSeq(items)) return items;
  const created = new YAMLSeq(document.schema);
  entry.set("items", created);
  return created;
}

/** The entry of a type, with the operations of the type in it. */
function typeEntry(type: string, operations: readonly DraftOperation[], { api }: PageFacts): TocEntry {
  const own = operations.filter(({ resource }) => resource === type);
  return {
    name: splitName(type).short,
    href: `resources/${fileStem(type, api.namespace)}.md`,
    ...(own.length === 0 ? {} : { items: own.map(operationEntry) }),
  };
}

function operationEntry({ file, operation }: Pick<DraftOperation, "file" | "operation">): TocEntry {
  return { name: methodName(operation), href: `api/${file}.md` };
}
