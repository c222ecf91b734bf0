import type { PermissionType } from "../vocabulary.js";
import type { ColumnKind, Dialect, SectionKind, TranslatedPrimitive } from "./dialect.js";

/**
 * A dialect with functions that find the meaning of a heading, column header or row label. The functions return `null`
 * for an unknown text.
 */
export interface DialectLookup {
  /** The dialect, including the names of primitive types in the language of the page. */
  readonly dialect: Dialect;
  section(heading: string): SectionKind | null;
  column(header: string): ColumnKind | null;
  permissionRow(label: string): PermissionType | null;
}

const lookups = new WeakMap<Dialect, Map<string | null, DialectLookup>>();

/** Returns the lookup of a dialect for pages in a language. Each lookup is created once. */
export function lookupFor(dialect: Dialect, language: string | null = null): DialectLookup {
  const prepared = lookups.get(dialect) ?? new Map<string | null, DialectLookup>();
  lookups.set(dialect, prepared);
  const existing = prepared.get(language);
  if (existing !== undefined) return existing;
  const lookup: DialectLookup = {
    dialect: inLanguage(dialect, language),
    section: sectionMatcher(dialect),
    column: nameMatcher(dialect.columns),
    permissionRow: permissionRowMatcher(dialect),
  };
  prepared.set(language, lookup);
  return lookup;
}

/**
 * Adds the names of primitive types in one language to the dialect. Only pages in this language get these names,
 * because a name can mean something else in another language: `Data` is a date in Portuguese.
 */
function inLanguage(dialect: Dialect, language: string | null): Dialect {
  if (language === null) return dialect;
  const words = dialect.languages[language]?.primitives ?? {};
  const primitives = { ...dialect.primitives };
  for (const type of Object.keys(primitives) as TranslatedPrimitive[]) {
    primitives[type] = [...primitives[type], ...(words[type] ?? [])];
  }
  return { ...dialect, primitives, language };
}

/**
 * Finds the section kind that a heading means. A remark in parentheses at the end of the heading is ignored: `Request
 * headers (v2.0)`.
 */
function sectionMatcher({ headings }: Dialect): DialectLookup["section"] {
  const find = nameMatcher(headings);
  return (heading) => find(heading) ?? find(withoutRemark(heading));
}

function withoutRemark(heading: string): string {
  const start = heading.indexOf("(");
  return start > 0 && heading.trimEnd().endsWith(")") ? heading.slice(0, start) : heading;
}

/**
 * Finds the permission type that a label means. Parentheses and dashes are ignored: `Delegated - work or school
 * account`.
 */
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
 * Normalises a name for comparison. Converts it to lower case, collapses white space, and replaces Chinese and Japanese
 * punctuation by ASCII. Removes emphasis, backticks, punctuation at the end, and a number at the end: `Request 2` becomes
 * `request`.
 */
export function foldName(text: string): string {
  if (text.length > LONGEST_KEPT) return fold(text);
  const known = folded.get(text);
  if (known !== undefined) return known;
  if (folded.size >= MOST_KEPT) folded.clear();
  const name = fold(text);
  folded.set(text, name);
  return name;
}

/** The names of short texts, because pages repeat the same headings and labels. Limits keep the memory small. */
const folded = new Map<string, string>();
const LONGEST_KEPT = 60;
const MOST_KEPT = 10_000;

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[（）：；，、。！？’]/g, (mark) => WIDE.get(mark) ?? mark)
    .replace(/[*`_]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ [0-9]{1,3}$/, "")
    .replace(/[ .:;,?]{1,9}$/, "");
}

/**
 * Creates a function that finds the kind of a heading, column header or row label. A name that equals the text takes
 * precedence over a pattern, and a longer pattern over a shorter one.
 */
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
  // A cache, because pages repeat the same names.
  const known = new Map<string, Kind | null>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const name = foldName(text);
    const kind = exact.get(name) ?? patterns.find((pattern) => pattern.matches(name))?.kind ?? null;
    known.set(text, kind);
    return kind;
  };
}
