import type { Page, TypeExpression } from "../page/page.js";
import type { Declarations } from "./declarations.js";
import { createTypeLookup, declaredNamespaces, UNTYPED, type TypeLookup } from "./type-lookup.js";
import { finding, type Report } from "./findings.js";
import { byCodeUnits, byPlace } from "../collections/order.js";
import { collectionOf, isTypeName, shortName, splitName } from "./qualified-name.js";
import { typeMentions, type TypeMention } from "./type-mentions.js";

/** Gives the OData name of what an expression on one page means, wrapped in `Collection(…)` where it says so. */
export type Resolve = (expression: TypeExpression) => string;

export interface TypeNames {
  /** How the names on a page are to be understood. */
  readonly resolverFor: (page: Page) => Resolve;
  readonly undeclared: readonly UndeclaredType[];
}

/** A type that pages name and none declares. */
export interface UndeclaredType {
  readonly name: string;
  /** Each place where it is named, in the order of files and lines. */
  readonly mentions: readonly [TypeMention, ...TypeMention[]];
}

/**
 * Finds out which type each name on each page means.
 *
 * A name is looked for among the declared types, without regard to case: as it is qualified; else where its link
 * leads; else in the page's own namespace; else in the only namespace that has it. A name that no page declares is
 * qualified with the page's namespace and kept as {@link UndeclaredType}. Of several alternatives, the type that all
 * derive from is meant, else the first.
 *
 * Reports, once a page and spelling, `ambiguous-type` where several namespaces have the name, `unknown-namespace` where
 * the name's own has no pages, and `alternative-types` where alternatives have nothing in common.
 */
export function resolveTypeNames(
  pages: readonly Page[],
  declarations: Declarations,
  namespace: string,
  report: Report,
): TypeNames {
  const meaningOf = createTypeLookup(declarations, namespace);
  const undeclaredName = createUndeclaredName(namespace, declaredNamespaces(declarations, namespace));
  const undeclared = collectUndeclaredTypes(pages, meaningOf, undeclaredName);
  const spelling = new Map(undeclared.map(({ name }) => [name.toLowerCase(), name]));
  const commonTo = commonAncestor(declarations, meaningOf);

  const nameOf = (expression: TypeExpression, page: Page): string => {
    const known = meaningOf(expression, page).name;
    return known ?? spelling.get(undeclaredName(expression, page)?.toLowerCase() ?? "") ?? UNTYPED;
  };
  const choicesOf = (expression: TypeExpression, page: Page): string[] =>
    [expression, ...expression.alternatives].map((choice) => nameOf(choice, page));

  for (const page of pages)
    reportUnclearNames(page, meaningOf, (expression) => commonTo(choicesOf(expression, page)), report);

  const resolverFor = (page: Page): Resolve => {
    return (expression) => {
      const common = expression.alternatives.length > 0 ? commonTo(choicesOf(expression, page)) : null;
      const name = common ?? nameOf(expression, page);
      return expression.collection ? collectionOf(name) : name;
    };
  };
  return { resolverFor, undeclared };
}

/** Finds the nearest declared type that all of some types are or derive from; `null` where there is none. */
function commonAncestor(
  declarations: Declarations,
  meaningOf: TypeLookup,
): (names: readonly string[]) => string | null {
  const baseOf = (name: string): string | null => {
    for (const { page, facts } of declarations.types.get(name.toLowerCase())?.declarations ?? []) {
      const base = facts.base && meaningOf(facts.base, page).name;
      if (base !== null) return base;
    }
    return null;
  };
  const lineage = (name: string): Set<string> => {
    const found = new Set<string>();
    for (let next: string | null = name; next !== null && !found.has(next); next = baseOf(next)) found.add(next);
    return found;
  };
  return (names) => {
    const [first, ...others] = names.map(lineage);
    return [...(first ?? [])].find((name) => others.every((other) => other.has(name))) ?? null;
  };
}

function reportUnclearNames(
  page: Page,
  meaningOf: TypeLookup,
  commonTo: (expression: TypeExpression) => string | null,
  report: Report,
): void {
  const reported = new Set<string>();
  for (const { expression } of typeMentions(page)) {
    const { text, source } = expression;
    const { name, otherMatches } = meaningOf(expression, page);
    if (reported.has(text)) continue;
    if (name !== null && otherMatches.length > 0) {
      reported.add(text);
      const choices = [name, ...otherMatches].join(" and ");
      const message = `"${text}" may mean ${choices}; it is read as ${name}. Qualify the name or link it to its page.`;
      report(finding("ambiguous-type", "warning", message, source));
    } else if (name !== null && isInOtherNamespace(expression, name)) {
      reported.add(text);
      const message = `No page is about the namespace of "${text}"; it is read as ${name}.`;
      report(finding("unknown-namespace", "info", message, source));
    } else if (expression.alternatives.length > 0 && commonTo(expression) === null) {
      reported.add(text);
      const message = `"${text}" names types that have no base in common; the first is taken.`;
      report(finding("alternative-types", "info", message, source));
    }
  }
}

function isInOtherNamespace(expression: TypeExpression, name: string): boolean {
  const own = splitName(expression.name ?? "").namespace;
  return own !== null && own.toLowerCase() !== splitName(name).namespace?.toLowerCase();
}

type UndeclaredName = (expression: TypeExpression, page: Page) => string | null;

/** The name that a type without a page goes by; `null` where the text cannot be a type's name. */
function createUndeclaredName(namespace: string, namespaces: ReadonlyMap<string, string>): UndeclaredName {
  return ({ name }, page) => {
    if (name === null || !isTypeName(name)) return null;
    const { namespace: own, short } = splitName(name);
    return `${own === null ? (page.namespace ?? namespace) : (namespaces.get(own.toLowerCase()) ?? own)}.${short}`;
  };
}

function collectUndeclaredTypes(
  pages: readonly Page[],
  meaningOf: TypeLookup,
  undeclaredName: UndeclaredName,
): UndeclaredType[] {
  const found = new Map<string, { spellings: Map<string, number>; mentions: TypeMention[] }>();
  for (const page of pages) {
    for (const mention of typeMentions(page)) {
      if (meaningOf(mention.expression, page).name !== null) continue;
      const name = undeclaredName(mention.expression, page);
      if (name === null) continue;
      const entry = found.get(name.toLowerCase()) ?? { spellings: new Map<string, number>(), mentions: [] };
      found.set(name.toLowerCase(), entry);
      entry.spellings.set(name, (entry.spellings.get(name) ?? 0) + 1);
      entry.mentions.push(mention);
    }
  }
  return [...found.values()].flatMap(({ spellings, mentions }) => {
    const [first, ...others] = mentions.sort((a, b) => byPlace(a.expression.source, b.expression.source));
    return first ? [{ name: commonSpelling(spellings), mentions: [first, ...others] as const }] : [];
  });
}

/** The spelling that most mentions use; names that start in lower case, as OData's do, before others. */
function commonSpelling(spellings: ReadonlyMap<string, number>): string {
  const capital = (name: string): number => (/^\p{Lu}/u.test(shortName(name)) ? 1 : 0);
  const [best] = [...spellings].sort(
    ([a, timesA], [b, timesB]) => capital(a) - capital(b) || timesB - timesA || byCodeUnits(a, b),
  );
  return best?.[0] ?? UNTYPED;
}
