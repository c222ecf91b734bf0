import type { ReportData, ReportOperation, ReportType } from "./report-data.js";

export interface SearchResult {
  /** The best match first. */
  readonly operations: readonly ReportOperation[];
  readonly types: readonly ReportType[];
}

/** The last part of a qualified name: `user` for `microsoft.graph.user`. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/**
 * Creates a function that finds operations and types. Each word of a query must occur in the item, without regard to
 * case: in the title, id, a route or a permission of an operation, or in the name or a property of a type.
 *
 * The text of each item is prepared once, and a query reads it at most once for each word.
 */
export function createSearch({
  operations,
  types,
  permissions,
  properties,
}: Pick<ReportData, "operations" | "types" | "permissions" | "properties">): (query: string) => SearchResult {
  const ofOperations = operations.map((operation) =>
    entryOf(operation, operation.title, operationTexts(operation, permissions)),
  );
  const ofTypes = types.map((type) => entryOf(type, shortName(type.name), typeTexts(type, properties)));
  return (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return { operations: find(ofOperations, words), types: find(ofTypes, words) };
  };
}

function operationTexts(
  { id, routes, permissions: index }: ReportOperation,
  permissions: ReportData["permissions"],
): string[] {
  const schemes = (permissions[index] ?? []).flatMap((set) => set.schemes);
  const names = new Set(schemes.flatMap(({ least, higher }) => [...least, ...higher].flat()));
  return [id, ...routes.map(({ method, path }) => `${method} ${path}`), ...names];
}

function typeTexts(
  { name, properties: indexes = [], members = [] }: ReportType,
  properties: ReportData["properties"],
): string[] {
  return [name, ...indexes.map((index) => properties[index]?.name ?? ""), ...members.map((member) => member.name)];
}

interface Entry<Item> {
  readonly item: Item;
  readonly label: string;
  /** Everything that can be found, in lower case. The label comes first. */
  readonly text: string;
}

function entryOf<Item>(item: Item, label: string, texts: readonly string[]): Entry<Item> {
  return { item, label: label.toLowerCase(), text: [label, ...texts].join("\n").toLowerCase() };
}

function find<Item>(entries: readonly Entry<Item>[], words: readonly string[]): Item[] {
  if (words.length === 0) return [];
  return entries
    .flatMap(({ item, label, text }) => {
      let rank = 0;
      for (const word of words) {
        const at = text.indexOf(word);
        if (at < 0) return [];
        rank += rankOf(at, text, label.length);
      }
      return [{ item, label, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.label.length - b.label.length)
    .map(({ item }) => item);
}

/**
 * The rank of a match by its position, best first: the start of the label, the start of a word of the label, any other
 * position in the label, the other texts of the item.
 */
function rankOf(at: number, text: string, labelLength: number): number {
  if (at === 0) return 0;
  if (at >= labelLength) return 3;
  return /\w/.test(text.charAt(at - 1)) ? 2 : 1;
}
