import type { ColumnKind, Dialect, LanguageWords } from "./dialect.js";
import { foldName } from "./dialect-lookup.js";

/**
 * The number of ASCII words that a page must contain to identify its language, if the page does not have a locale. One
 * word with other characters is enough.
 */
const FEWEST_ASCII_WORDS = 2;

/**
 * The locale in the front matter of a translated page. On some pages, `ms.locale` is the locale of the English source.
 */
const LOCALE = /^(ms\.contentlocale|ms\.locale|locale|lang|language): *["']?([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2})/im;

/** The number of characters at the beginning of a page that are searched for front matter. */
const LONGEST_FRONT_MATTER = 3000;

/**
 * Finds the language of a translated page: the locale in its front matter (`ms.contentlocale: pt-BR`). If the page does
 * not have a locale, counts the words of each language in headings and table headers, and returns the language with the
 * most words.
 *
 * @returns a key of {@link Dialect.languages}, the locale in lower case if the dialect does not have it, or `null` for a
 *   page in English
 */
export function languageOf(text: string, dialect: Dialect): string | null {
  const [, key, name = ""] = LOCALE.exec(text.slice(0, LONGEST_FRONT_MATTER)) ?? [];
  const locale = name.toLowerCase();
  const isEnglish = /^en(?:-|$)/.test(locale);
  if (isEnglish && key === "ms.contentlocale") return null;
  if (locale !== "" && !isEnglish) return sameLanguage(locale, dialect) ?? locale;
  const found = new Map<string, Set<string>>();
  const known = recognizableWords(dialect);
  for (const name of headingsAndHeaders(text)) {
    for (const language of known.get(name) ?? []) found.set(language, (found.get(language) ?? new Set()).add(name));
  }
  const [best] = [...found].sort(([, a], [, b]) => b.size - a.size);
  if (best === undefined) return null;
  const [language, words] = best;
  return words.size >= FEWEST_ASCII_WORDS || [...words].some((word) => /[^\x20-\x7e]/.test(word)) ? language : null;
}

/**
 * Finds the language of the dialect for a locale. If the dialect does not have the locale, returns the same language of
 * another country: `pt-br` for `pt-PT`.
 */
function sameLanguage(locale: string, { languages }: Dialect): string | undefined {
  if (locale in languages) return locale;
  const [language = ""] = locale.split("-");
  return Object.keys(languages).find((key) => key.split("-", 1)[0] === language);
}

/**
 * Whether a word is an English column header for which the language has another word. Such a word is not a translation:
 * `description` on a Portuguese page.
 */
export function isUntranslated(word: string, language: string, { languages }: Dialect): boolean {
  const name = foldName(word);
  const own = languages[language]?.columns ?? {};
  if (Object.values(own).some((names) => names.includes(name))) return false;
  const english = Object.entries(languages["en-us"]?.columns ?? {}) as [ColumnKind, readonly string[]][];
  return english.some(([kind, names]) => names.includes(name) && own[kind] !== undefined);
}

const recognizable = new WeakMap<Dialect, ReadonlyMap<string, readonly string[]>>();

/** The words of headings, columns and rows, each with the languages that have the word. English words are left out. */
function recognizableWords(dialect: Dialect): ReadonlyMap<string, readonly string[]> {
  const existing = recognizable.get(dialect);
  if (existing !== undefined) return existing;
  const words = new Map<string, string[]>();
  for (const [language, own] of Object.entries(dialect.languages)) {
    for (const word of wordsOf(own)) words.set(word, [...(words.get(word) ?? []), language]);
  }
  for (const word of wordsOf(dialect.languages["en-us"] ?? {})) words.delete(word);
  recognizable.set(dialect, words);
  return words;
}

function wordsOf({ headings, columns, permissionRows }: LanguageWords): ReadonlySet<string> {
  const lists = [headings, columns, permissionRows].flatMap((kinds) => Object.values(kinds ?? {}));
  return new Set(lists.flat().map(foldName));
}

/** The headings and the cells of header rows, normalised by {@link foldName}. */
function headingsAndHeaders(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const heading = /^#{1,6} (.{1,200})/.exec(line)?.[1];
    if (heading !== undefined) return [foldName(heading.replace(/<[^<>]{0,200}>/g, ""))];
    const isHeader = line.includes("|") && /^[\s|:-]{3,500}$/.test(lines[index + 1] ?? "");
    return isHeader ? line.split("|").map(foldName) : [];
  });
}
