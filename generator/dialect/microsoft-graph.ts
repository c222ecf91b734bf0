import type { Dialect } from "./dialect.js";
import { addLanguage, type DialectExtension } from "./extend-dialect.js";
import { microsoftGraphEnglish } from "./microsoft-graph-english.js";
import { german } from "./translations/de-de.js";
import { spanish } from "./translations/es-es.js";
import { french } from "./translations/fr-fr.js";
import { japanese } from "./translations/ja-jp.js";
import { portuguese } from "./translations/pt-br.js";
import { russian } from "./translations/ru-ru.js";
import { chinese } from "./translations/zh-cn.js";

const translations: Readonly<Record<string, DialectExtension>> = {
  "de-de": german,
  "es-es": spanish,
  "fr-fr": french,
  "ja-jp": japanese,
  "pt-br": portuguese,
  "ru-ru": russian,
  "zh-cn": chinese,
};

/** The words of Microsoft Graph's reference in English and its translations. */
export const microsoftGraph: Dialect = {
  ...Object.values(translations).reduce<Dialect>(addLanguage, microsoftGraphEnglish),
  languages: { "en-us": microsoftGraphEnglish, ...translations },
};
