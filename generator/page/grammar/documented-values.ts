import type { Dialect } from "../../dialect/dialect.js";
import type { Inline } from "../markdown/inline.js";
import { sentencesOf } from "./sentence.js";

/** Text that announces a list of values. The words after it are values, even without quotes or code marks. */
const STRONG =
  /\b(?:(?:possible|allowed|supported|valid|acceptable|accepted|permitted|available|enum|enumeration|following|allowable)\s)+(?:enum(?:eration)?\s|string\s)?(?:values?|members?|options?|states?|status(?:es)?|types?)(?:\s(?:for|of|in)\s[^.:;]{1,60}?(?:\s(?:are|is|include)\b|(?=:))|\s(?:are|is|include|includes|can be|may be)\b)?(?:\s(?:either|one of))?(?:\sthe following)?(?:\svalues)?\s*[:=-]?\s*|\bvalues?:\s*|\bone of the following:\s*|\bcan (?:only )?be set to\s/gi;
/** Text that can announce a list of values. Only quoted text and code spans after it are values. */
const WEAK =
  /\b(?:can|could|may|must|should|will)(?: either)? be(?:\s+set to)?(?:\s+(?:either|one of|any of|any combination of))?(?:\s+the following)?(?:\s+(?:values?|strings?))?\s*:?\s*|\b(?:either|one of|values? (?:are|is|include))(?:\s+the following)?(?:\s+values)?\s*:?\s*/gi;

/** Text that announces values on the lines below it: `Following values are supported. Not nullable.`. */
const ANNOUNCED_BEFORE = /\bvalues? (?:are|is) (?:supported|allowed|possible)\.(?: [^.\n]{1,40}\.)?(?=\n)\s*/gi;

/** One value: a code span, quoted text, or a bare word. */
const VALUE = /(?:`([^`\n]{1,100})`|"([^"\n]{1,100})"|“([^”\n]{1,100})”|'([\w .-]{1,100})'|([A-Za-z0-9_#][\w.#+-]*))/y;
const REMARK = /\s*\([^()\n]{0,300}\)/y;

/**
 * The meaning of a quoted value, up to the next value: "`x`: the first; `y`: the second", "`x` = the first, `y` = …".
 */
const MEANING_IN_LIST = /\s?(?:[:=–—]|\s--?)\s[^;`"“\n]{1,200}?(?=\s?[;,](?:\s(?:and|or))?\s[`"“]|[;.]|$)/y;
const SEPARATOR = /\s*[,;/|]\s*(?:and\s+|or\s+)?|(?:\s|(?<=[`"'”]))(?:and|or)\s+|\s(?=`)/y;
const END = /\s*(?:[.;:)]|$|\s[A-Z])/y;
const RANGE = /\s(?:through|to)\s+/y;

/** The text after a value that has its own line: nothing, or the meaning of the value. */
const MEANING = /^(?:[ .,;]{0,3}$| ?(?:[:–—-]|--) | ?\(|:)/;

/** The mark of an item of a list in a cell. */
const LIST_ITEM = /^(?:•|[-*](?= )) ?/;

/** The header of a table inside a cell. Each row of the inner table is a line of the cell. */
const HEADER = /^(?:values?|names?|members?|options?) - /i;

/** The longest range of values, such as "`a1` through `a9`". */
const LONGEST_RANGE = 100;

interface ValueList {
  readonly values: readonly string[];
  /** Whether every value is quoted or a code span. */
  readonly quoted: boolean;
}

/**
 * Reads the values in a description: "Possible values are: `a`, `b`, and `c`", "Can be `a` or `b`", "either "a" or
 * "b"", "`a1` through `a9`", or one value per line after the announcement. The word `null` is not a value, and a list
 * of only `true` and `false` is ignored.
 *
 * @returns `null` if the description does not list values
 */
export function readDocumentedValues({ lines }: Pick<Inline, "lines">, { phrases }: Dialect): readonly string[] | null {
  const text = lines.join("\n");
  return (
    firstList(text, STRONG, true) ??
    firstList(text, ANNOUNCED_BEFORE, true) ??
    firstList(text, WEAK, false) ??
    translatedList(text, phrases.possibleValues)
  );
}

/** The values in a translated sentence: the code spans after the phrase that announces values. */
function translatedList(text: string, announcements: readonly string[]): readonly string[] | null {
  const lower = text.toLowerCase();
  for (const words of announcements) {
    const at = lower.indexOf(words);
    if (at < 0) continue;
    const [sentence = ""] = sentencesOf(text.slice(at));
    const values = [...sentence.matchAll(/`([^`\n]{1,100})`/g)].map(([, value = ""]) => value);
    if (values.length > 0) return [...new Set(values)];
  }
  return null;
}

function firstList(text: string, announcement: RegExp, strong: boolean): readonly string[] | null {
  for (const match of text.matchAll(announcement)) {
    const from = match.index + match[0].length;
    const lined = match[0].slice(match[0].trimEnd().length).includes("\n");
    const { values, quoted } = lined ? readLines(text, from) : readList(text, from, strong);
    const enough = quoted && strong && !lined ? 1 : 2;
    const names = [...new Set(values)].filter((name) => name !== "null");
    const boolean = names.every((name) => /^(?:true|false)$/i.test(name));
    if (names.length >= enough && !boolean) return names;
  }
  return null;
}

/**
 * Reads a list that has one value per line with its meaning, or several values per line. If an item of a bulleted list
 * does not start with a value, the whole list is prose.
 */
function readLines(text: string, from: number): ValueList {
  const values: string[] = [];
  const nothing = { values: [], quoted: false };
  const [first = "", ...others] = text.slice(from).split("\n");
  const listed = LIST_ITEM.test(first);
  for (const line of HEADER.test(first) ? others : [first, ...others]) {
    if (listed && !LIST_ITEM.test(line)) break;
    const item = line.replace(LIST_ITEM, "");
    const value = matchAt(VALUE, item, 0);
    const [, code, double, curly, single, bare] = value ?? [];
    const named = value !== null && (bare === undefined || MEANING.test(item.slice(value[0].length)));
    if (!named && listed) return nothing;
    if (!named) break;
    const several = bare === undefined ? readList(item, 0, true) : nothing;
    values.push(...(several.values.length > 1 ? several.values : [code ?? double ?? curly ?? single ?? bare ?? ""]));
  }
  return { values, quoted: false };
}

function readList(text: string, from: number, strong: boolean): ValueList {
  const values: string[] = [];
  let quoted = true;
  let position = from;
  for (;;) {
    const value = matchAt(VALUE, text, position);
    const [, code, double, curly, single, bare] = value ?? [];
    const name = code ?? double ?? curly ?? single ?? (strong && (values.length === 0 || !quoted) ? bare : undefined);
    if (value === null || name === undefined) break;
    quoted &&= bare === undefined;
    values.push(cleaned(name));
    position += value[0].length;
    position += matchAt(REMARK, text, position)?.[0].length ?? 0;
    if (bare === undefined) position += matchAt(MEANING_IN_LIST, text, position)?.[0].length ?? 0;
    const range = code === undefined ? null : readRange(text, position, code);
    values.push(...(range?.values ?? []));
    position = range?.end ?? position;
    const separator = matchAt(SEPARATOR, text, position);
    if (separator === null) break;
    position += separator[0].length;
  }
  // Words without quotes or code marks count as values only if the sentence ends after the list. Otherwise, the words
  // are prose.
  const complete = matchAt(RANGE, text, position) === null && (quoted || matchAt(END, text, position) !== null);
  return complete ? { values, quoted } : { values: [], quoted };
}

function cleaned(name: string): string {
  // The text `" "` is kept, because it is a member of enumerations in Business Central.
  return (name.trim() || name).replace(/^["']|["',.]$/g, "");
}

/** The values after `Style1` in "`Style1` through `Style21`", which differ only in their number. */
function readRange(text: string, from: number, first: string): { values: string[]; end: number } | null {
  const to = matchAt(RANGE, text, from);
  const last = to === null ? null : matchAt(VALUE, text, from + to[0].length);
  const [, name, start] = /^(\D{1,80})(\d{1,4})$/.exec(first) ?? [];
  const [, sameName, end] = /^(\D{1,80})(\d{1,4})$/.exec(last?.[1] ?? "") ?? [];
  const length = Number(end) - Number(start);
  if (to === null || last === null || name === undefined || name !== sameName) return null;
  if (length < 1 || length > LONGEST_RANGE) return null;
  const values = Array.from({ length }, (_, index) => `${name}${String(Number(start) + index + 1)}`);
  return { values, end: from + to[0].length + last[0].length };
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
