import type { PermissionType } from "../vocabulary.js";
import type { ColumnKind, Dialect, SectionKind } from "./dialect.js";

/** A dialect with functions that find the meaning of a heading, column header or row label; `null` if it is unknown. */
export interface DialectLookup {
  readonly dialect: Dialect;
  section(heading: string): SectionKind | null;
  column(header: string): ColumnKind | null;
  permissionRow(label: string): PermissionType | null;
}

const lookups = new WeakMap<Dialect, DialectLookup>();

/** Returns the lookup of a dialect, which is prepared once for each dialect. */
export function lookupFor(dialect: Dialect): DialectLookup {
  const existing = lookups.get(dialect);
  if (existing !== undefined) return existing;
  const lookup: DialectLookup = {
    dialect,
    section: nameMatcher(dialect.headings),
    column: nameMatcher(dialect.columns),
    permissionRow: permissionRowMatcher(dialect),
  };
  lookups.set(dialect, lookup);
  return lookup;
}

/** Finds the permission type of a label. Brackets and dashes do not matter: `Delegated - work or school account`. */
function permissionRowMatcher({ permissionRows }: Dialect): DialectLookup["permissionRow"] {
  const plain = (label: string): string => label.replace(/[\s()（）\u2013\u2014-]+/g, " ").trim();
  const { delegatedWork, delegatedPersonal, application } = permissionRows;
  const find = nameMatcher({
    delegatedWork: delegatedWork.map(plain),
    delegatedPersonal: delegatedPersonal.map(plain),
    application: application.map(plain),
  });
  return (label) => find(plain(label));
}

/** Chinese and Japanese punctuation, with the equivalent in Latin scripts. */
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
 * Normalises a name for comparison: lower case, collapsed white space and Latin punctuation, without emphasis, backticks,
 * closing punctuation and the number of `Request 2`.
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

/** Finds the kind of a name. An exact match takes precedence, then the longest pattern. */
function nameMatcher<Kind extends string>(
  names: Readonly<Record<Kind, readonly string[]>>,
): (text: string) => Kind | null {
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
