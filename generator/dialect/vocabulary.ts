import type { ColumnKind, Dialect, PermissionSchemeName, SectionKind } from "./dialect.js";

/** A dialect, prepared for looking up. */
export interface Vocabulary {
  readonly dialect: Dialect;
  section(heading: string): SectionKind | null;
  column(header: string): ColumnKind | null;
  permissionRow(label: string): PermissionSchemeName | null;
}

const prepared = new WeakMap<Dialect, Vocabulary>();

/** The vocabulary of a dialect; the same object for the same dialect. */
export function vocabularyOf(dialect: Dialect): Vocabulary {
  const known = prepared.get(dialect);
  if (known !== undefined) return known;
  const vocabulary: Vocabulary = {
    dialect,
    section: lookup(dialect.headings),
    column: lookup(dialect.columns),
    permissionRow: lookup(dialect.permissionRows),
  };
  prepared.set(dialect, vocabulary);
  return vocabulary;
}

/** Lower case, white space folded, without emphasis, backticks, closing punctuation and footnote marks. */
export function foldName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*`_’]/g, (mark) => (mark === "’" ? "'" : ""))
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[ .:;,]{1,9}$/, "");
}

/** The exact name decides, then the longest beginning. */
function lookup<Kind extends string>(names: Readonly<Record<Kind, readonly string[]>>): (text: string) => Kind | null {
  const exact = new Map<string, Kind>();
  const beginnings: { beginning: string; kind: Kind }[] = [];
  for (const kind in names) {
    for (const name of names[kind]) {
      if (name.endsWith("*")) beginnings.push({ beginning: name.slice(0, -1).toLowerCase(), kind });
      else if (!exact.has(foldName(name))) exact.set(foldName(name), kind);
    }
  }
  beginnings.sort((a, b) => b.beginning.length - a.beginning.length);
  return (text) => {
    const name = foldName(text);
    return exact.get(name) ?? beginnings.find(({ beginning }) => name.startsWith(beginning))?.kind ?? null;
  };
}
