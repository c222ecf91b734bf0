import type { PermissionType } from "../vocabulary.js";
import type { ColumnKind, Dialect, SectionKind } from "./dialect.js";

/** A dialect, prepared for looking up. */
export interface Vocabulary {
  readonly dialect: Dialect;
  section(heading: string): SectionKind | null;
  column(header: string): ColumnKind | null;
  permissionRow(label: string): PermissionType | null;
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

/** Punctuation of Chinese and Japanese, and its like in Latin scripts. */
const WIDE: ReadonlyMap<string, string> = new Map([
  ["（", "("],
  ["）", ")"],
  ["：", ":"],
  ["；", ";"],
  ["，", ","],
  ["、", ","],
  ["。", "."],
  ["！", "!"],
  ["？", "?"],
  ["’", "'"],
]);

/**
 * The form in which names are compared: lower case, white space folded, without emphasis, backticks, closing
 * punctuation and the number of `Request 2`; punctuation is as in Latin scripts.
 */
export function foldName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[（）：；，、。！？’]/g, (mark) => WIDE.get(mark) ?? mark)
    .replace(/[*`_]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ [0-9]{1,3}$/, "")
    .replace(/[ .:;,]{1,9}$/, "");
}

/** The exact name decides, then the longest pattern. */
function lookup<Kind extends string>(names: Readonly<Record<Kind, readonly string[]>>): (text: string) => Kind | null {
  const exact = new Map<string, Kind>();
  const patterns: { readonly text: string; readonly matches: (name: string) => boolean; readonly kind: Kind }[] = [];
  for (const kind in names) {
    for (const name of names[kind]) {
      const text = name.replaceAll("*", "").toLowerCase();
      if (name.endsWith("*")) patterns.push({ text, matches: (folded) => folded.startsWith(text), kind });
      else if (name.startsWith("*")) patterns.push({ text, matches: (folded) => folded.endsWith(text), kind });
      else if (!exact.has(foldName(name))) exact.set(foldName(name), kind);
    }
  }
  patterns.sort((a, b) => b.text.length - a.text.length);
  return (text) => {
    const name = foldName(text);
    return exact.get(name) ?? patterns.find((pattern) => pattern.matches(name))?.kind ?? null;
  };
}
