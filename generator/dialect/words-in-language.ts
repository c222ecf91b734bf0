import type { Dialect, LanguageWords, SectionKind } from "./dialect.js";

/**
 * The heading of a kind of section in the language of the page, for advice in a finding: `Corpo da solicitação`.
 *
 * @param english - the heading on English pages. It is also used if the language does not have a heading of this kind.
 */
export function headingInLanguage(kind: SectionKind, english: string, dialect: Dialect): string {
  const heading = wordsOf(dialect).headings?.[kind]?.find((word) => !word.includes("*"));
  return heading === undefined ? english : capitalized(heading);
}

/** The cell of a permission table that means "Not supported.", in the language of the page: `Sem suporte.`. */
export function notSupportedInLanguage(dialect: Dialect): string {
  const phrase = wordsOf(dialect).phrases?.notSupported?.[0];
  if (phrase === undefined) return "Not supported.";
  return `${capitalized(phrase)}${/[\u3400-\u9fff]$/.test(phrase) ? "。" : "."}`;
}

function wordsOf({ language, languages }: Dialect): LanguageWords {
  return language === null ? {} : (languages[language] ?? {});
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
