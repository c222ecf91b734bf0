import type { Paging } from "../vocabulary.js";
import type { Dialect, TabNames } from "./dialect.js";

type Words<Kind extends string> = Readonly<Partial<Record<Kind, readonly string[]>>>;

/** Words that a user adds to a dialect. */
export interface DialectExtension {
  readonly name?: string;
  readonly headings?: Words<keyof Dialect["headings"]>;
  readonly columns?: Words<keyof Dialect["columns"]>;
  readonly permissionRows?: Words<keyof Dialect["permissionRows"]>;
  readonly phrases?: Words<keyof Dialect["phrases"]>;
  readonly primitives?: Words<keyof Dialect["primitives"]>;
  readonly tabs?: Words<keyof TabNames>;
  readonly pageTypes?: Words<keyof Dialect["pageTypes"]>;
  /** Whether the API follows OData. Default: true. */
  readonly odata?: boolean;
  /** The properties of a list response. Default: `value` and `@odata.nextLink`. */
  readonly paging?: Partial<Paging>;
  readonly httpFences?: readonly string[];
  readonly serviceRoots?: readonly string[];
  readonly namespaceLabels?: readonly string[];
}

/** Adds a user's words to a dialect. If both contain a word, the meaning in the extension applies. */
export function extendDialect(base: Dialect, extension: DialectExtension): Dialect {
  return {
    name: extension.name ?? base.name,
    headings: extendWords(base.headings, extension.headings),
    columns: extendWords(base.columns, extension.columns),
    permissionRows: extendWords(base.permissionRows, extension.permissionRows),
    phrases: extendWords(base.phrases, extension.phrases),
    primitives: extendWords(base.primitives, extension.primitives),
    languages: base.languages,
    language: base.language,
    tabs: { ...base.tabs, ...extendWords({ http: base.tabs.http, languages: base.tabs.languages }, extension.tabs) },
    pageTypes: extendWords(base.pageTypes, extension.pageTypes),
    odata: extension.odata ?? base.odata,
    paging: { ...base.paging, ...extension.paging },
    httpFences: [...(extension.httpFences ?? []), ...base.httpFences],
    serviceRoots: [...(extension.serviceRoots ?? []), ...base.serviceRoots],
    namespaceLabels: [...(extension.namespaceLabels ?? []), ...base.namespaceLabels],
  };
}

function extendWords<Kind extends string>(
  base: Readonly<Record<Kind, readonly string[]>>,
  extension: Words<Kind> | undefined,
): Record<Kind, readonly string[]> {
  const taken = new Set<string>();
  for (const kind in base) for (const word of extension?.[kind] ?? []) taken.add(word.toLowerCase());
  const words: Record<Kind, readonly string[]> = { ...base };
  for (const kind in base) {
    const kept = base[kind].filter((word) => !taken.has(word.toLowerCase()));
    words[kind] = [...(extension?.[kind] ?? []), ...kept];
  }
  return words;
}

/** Adds the words of a language to a dialect. Words of the dialect keep their meaning. */
export function addLanguage(base: Dialect, language: DialectExtension): Dialect {
  return {
    ...base,
    headings: addWords(base.headings, language.headings),
    columns: addWords(base.columns, language.columns),
    permissionRows: addWords(base.permissionRows, language.permissionRows),
    phrases: addWords(base.phrases, language.phrases),
    namespaceLabels: [...base.namespaceLabels, ...(language.namespaceLabels ?? [])],
  };
}

function addWords<Kind extends string>(
  base: Readonly<Record<Kind, readonly string[]>>,
  added: Words<Kind> | undefined,
): Record<Kind, readonly string[]> {
  const words: Record<Kind, readonly string[]> = { ...base };
  for (const kind in base) words[kind] = [...new Set([...base[kind], ...(added?.[kind] ?? [])])];
  return words;
}
