import { readdirSync } from "node:fs";
import { join } from "node:path";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { readDocs } from "../../generator/docs/read-docs.js";
import { readPages } from "../../generator/page/read-pages.js";
import { CAUSES, compareLanguage, type Difference, type LanguagePages } from "./compare-languages.js";

/** Upper limits for the figures of each language. */
export type LanguageLimits = Readonly<Partial<Record<string, Readonly<Record<string, number>>>>>;

export interface MeasuredLanguage {
  readonly figures: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
}

/**
 * Reads the pages of all languages and counts the facts that differ from the English pages.
 *
 * @param english the folder of the English pages
 * @param localised the folder with a folder for each language
 * @param sample reads about one page in `sample`: the pages whose name has a digest that is divisible by `sample`. `1`
 * reads all pages
 */
export async function measureLanguages(
  english: string,
  localised: string,
  sample: number,
): Promise<ReadonlyMap<string, MeasuredLanguage>> {
  const source = await readLanguage(english, sample);
  const translations = new Map<string, LanguageReading>();
  for (const language of readdirSync(localised)) {
    translations.set(language, await readLanguage(join(localised, language), sample));
  }
  const pagesOf = new Map([...translations].map(([language, { pages }]) => [language, pages]));
  return new Map(
    [...translations].map(([language, { pages, findings }]) => {
      const { compared, operations, differences } = compareLanguage(language, source.pages, pagesOf);
      const readDifferently = differences.filter(({ cause }) => cause === "read differently");
      const figures = {
        pages: pages.size,
        compared,
        operations,
        "read differently": readDifferently.length,
        "permissions read differently": pagesWith(readDifferently.filter(({ kind }) => kind === "permissions")),
        "primitive types read differently": readDifferently.filter(({ primitive }) => primitive).length,
        ...countBy(differences, ({ cause, kind }) => `${cause}: ${kind}`),
        ...findings,
      };
      return [language, { figures, differences }];
    }),
  );
}

const LIMITED = ["read differently", "permissions read differently", "primitive types read differently"] as const;

/** Returns the current figures as limits. */
export function limitsFor(measured: ReadonlyMap<string, MeasuredLanguage>): LanguageLimits {
  return Object.fromEntries(
    [...measured].map(([language, { figures }]) => [
      language,
      Object.fromEntries(LIMITED.map((name) => [name, figures[name] ?? 0])),
    ]),
  );
}

/** Returns a message for each figure that exceeds its limit. */
export function brokenLimits(measured: ReadonlyMap<string, MeasuredLanguage>, limits: LanguageLimits): string[] {
  return [...measured].flatMap(([language, { figures }]) =>
    Object.entries(limits[language] ?? {}).flatMap(([name, most]) => {
      const value = figures[name] ?? 0;
      return value > most ? [`${language}: ${name} is ${String(value)}; at most ${String(most)} is allowed`] : [];
    }),
  );
}

interface LanguageReading {
  readonly pages: LanguagePages;
  readonly findings: Readonly<Record<string, number>>;
}

async function readLanguage(folder: string, sample: number): Promise<LanguageReading> {
  const docs = (await readDocs([folder])).filter(({ path }) => digestOf(path) % sample === 0);
  const pages = await readPages(docs, microsoftGraph);
  const texts = new Map(docs.map(({ path, text }) => [path, text]));
  return {
    pages: new Map(pages.map((page) => [page.file.toLowerCase(), { page, text: texts.get(page.file) ?? "" }])),
    findings: countBy(
      pages.flatMap(({ diagnostics }) => diagnostics),
      ({ rule }) => `finding ${rule}`,
    ),
  };
}

/** Returns a number for a name, regardless of its case, so that a sample has the same pages in all languages. */
function digestOf(name: string): number {
  return Buffer.from(name.toLowerCase()).reduce((digest, byte) => (digest * 31 + byte) % 1_000_003, 7);
}

function pagesWith(differences: readonly Difference[]): number {
  return new Set(differences.map(({ file }) => file)).size;
}

function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  const order = (name: string): number => CAUSES.findIndex((cause) => name.startsWith(cause));
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => order(a) - order(b) || n - m));
}
