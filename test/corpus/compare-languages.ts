import { primitiveType } from "../../generator/page/grammar/primitive-type.js";
import type { Page } from "../../generator/page/page.js";
import { type Fact, factsOf } from "./page-facts.js";

/** A page with its text, which shows whether a name is on it. */
export interface PageText {
  readonly page: Page;
  readonly text: string;
}

/** The pages of one language, by file. */
export type LanguagePages = ReadonlyMap<string, PageText>;

/**
 * Why a fact of a translated page differs:
 * - `the translation changed a name`: one of the pages does not have a row with the name of the fact, or the pages name
 * different permissions.
 * - `the English page is another version`: all translations have the same fact, and the English page has another.
 * - `the name of a type is translated`: the names differ, and neither page contains the name on the other page.
 * - `read differently`: none of the other causes applies, so docwright could have read the same fact.
 */
export const CAUSES = [
  "the translation changed a name",
  "the English page is another version",
  "the name of a type is translated",
  "read differently",
] as const;

export type Cause = (typeof CAUSES)[number];

/**
 * A fact that differs between a translated page and the page that it is compared with. A value is `null` if the fact is
 * missing on that page.
 */
export interface Difference {
  readonly language: string;
  readonly file: string;
  readonly line: number;
  readonly kind: Fact["kind"];
  readonly key: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly cause: Cause;
  /** Whether one of the two values is a primitive type. */
  readonly primitive: boolean;
}

/** The differences of one language. */
export interface LanguageComparison {
  /**
   * Number of pages that could be compared: with the English page that has the same code blocks, or with another
   * translation.
   */
  readonly compared: number;
  readonly operations: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares the pages of a language, fact by fact, with the English pages of the same name. If the code blocks differ,
 * the English page is another version of the text. The page is then compared with its translation into another
 * language.
 */
export function compareLanguage(
  language: string,
  english: LanguagePages,
  translations: ReadonlyMap<string, LanguagePages>,
): LanguageComparison {
  const differences: Difference[] = [];
  const own = translations.get(language) ?? new Map<string, PageText>();
  const others = [...translations].filter(([name]) => name !== language).map(([, pages]) => pages);
  let [compared, operations] = [0, 0];
  for (const [file, page] of own) {
    const translated = others.flatMap((pages) => pages.get(file) ?? []).filter((other) => haveSameCode(page, other));
    const source = english.get(file);
    const isSource = source !== undefined && haveSameCode(page, source);
    const reference = isSource ? source : translated[0];
    if (reference === undefined) continue;
    compared += 1;
    if (page.page.operation !== null) operations += 1;
    const agreeing = isSource ? translated.map((other) => factsOf(other.page)) : [];
    differences.push(...comparePage(language, file, page, reference, agreeing));
  }
  return { compared, operations, differences };
}

function comparePage(
  language: string,
  file: string,
  page: PageText,
  reference: PageText,
  translated: readonly ReadonlyMap<string, Fact>[],
): Difference[] {
  const [own, expected] = [factsOf(page.page), factsOf(reference.page)];
  const ids = new Set([...own.keys(), ...expected.keys()]);
  return [...ids].flatMap((id): Difference[] => {
    const [mine, theirs] = [own.get(id), expected.get(id)];
    const fact = mine ?? theirs;
    if (fact === undefined || mine?.value === theirs?.value || mine?.linked === theirs?.linked) return [];
    // If a field is missing on one page, only the field is reported, and not its type and its other facts.
    if ((mine === undefined || theirs === undefined) && /(?:type|facts)$/.test(fact.kind)) return [];
    const agree = translated.length > 0 && translated.every((facts) => facts.get(id)?.value === mine?.value);
    const values = [mine?.value ?? null, theirs?.value ?? null] as const;
    return [
      {
        language,
        file,
        line: (mine ?? fact).source.line,
        kind: fact.kind,
        key: fact.key,
        expected: values[1],
        actual: values[0],
        cause: causeOf(fact, page, reference, mine === undefined, agree, values),
        primitive: fact.kind.endsWith("type") && values.some((value) => value?.includes("Edm.")),
      },
    ];
  });
}

function causeOf(
  fact: Fact,
  page: PageText,
  reference: PageText,
  isMissing: boolean,
  agree: boolean,
  [actual, expected]: readonly [string | null, string | null],
): Cause {
  const other = isMissing ? page : reference;
  if (fact.name !== null && !hasRow(other.text, fact.name)) return "the translation changed a name";
  if (fact.kind === "permissions") {
    // If both pages have the same permission names, the text is the same, so docwright read one of the pages wrongly,
    // even if all translations agree.
    if (permissionsIn(page.text) === permissionsIn(reference.text)) return "read differently";
    return agree ? "the English page is another version" : "the translation changed a name";
  }
  const isType = fact.kind.endsWith("type") || fact.kind === "method" || fact.kind === "type";
  if (isType && expected !== null && actual !== null && namesDiffer(actual, expected, page, reference)) {
    return agree ? "the English page is another version" : "the name of a type is translated";
  }
  return agree && actual !== null ? "the English page is another version" : "read differently";
}

/**
 * Whether the names in two types differ, and neither page contains the name on the other page: `attachment`, `anexo`.
 */
function namesDiffer(actual: string, expected: string, page: PageText, reference: PageText): boolean {
  const [own, other] = [namesIn(actual), namesIn(expected)];
  const missing = other.filter((name) => !own.includes(name));
  return (
    missing.some((name) => primitiveType(name) === null && !hasWord(page.text, name)) ||
    own.some((name) => !other.includes(name) && primitiveType(name) === null && !hasWord(reference.text, name))
  );
}

function namesIn(type: string): readonly string[] {
  return (type.match(/[\w.]+/g) ?? []).filter((name) => name !== "Collection" && name !== "or" && name !== "none");
}

/** Whether a table has a row with this name, in the same letter case. */
function hasRow(text: string, name: string): boolean {
  const escaped = name.replace(/[^\w]/g, String.raw`\$&`);
  return new RegExp(String.raw`^\s*\|?[\s\x60*]*${escaped}(?![\w.@-])[^|\n]*\|`, "m").test(text);
}

function hasWord(text: string, name: string): boolean {
  const escaped = name.replace(/[^\w]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w.])${escaped}(?!\w)`, "i").test(text);
}

/** The names of the permissions on a page, in the order of the page. */
function permissionsIn(text: string): string {
  return (text.replace(/```[^]*?```/g, "").match(/(?<![\w.@/-])[A-Z]\w+(?:\.[A-Z]\w+)+/g) ?? []).join(" ");
}

/**
 * Whether two pages are translations of the same text: their code blocks are equal, and their tables have the same
 * numbers of columns.
 */
function haveSameCode(left: PageText, right: PageText): boolean {
  const code = ({ text }: PageText): string => (text.replaceAll("\r", "").match(/```[^]*?```/g) ?? []).join("\n");
  const columns = ({ text }: PageText): string =>
    (text.match(/^[ \t|:]*---[-|: \t]*\|[-|: \t]*$/gm) ?? [])
      .map((line) => line.replace(/^\s*\||\|\s*$/g, "").split("|").length)
      .join(" ");
  return code(left) === code(right) && columns(left) === columns(right);
}
