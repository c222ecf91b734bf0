import { finding, type Report } from "../findings/create-finding.js";
import type { Page, TypeExpression } from "../page/page.js";
import { basesOfDerived, type Declarations } from "./declarations.js";
import { createTypeLookup, declaredNamespaces, UNTYPED, type TypeLookup } from "./type-lookup.js";
import { byCodeUnits, byPlace } from "../collections/order.js";
import { collectionOf, isTypeName, shortName, splitName } from "./qualified-name.js";
import { singularForm } from "./singular-form.js";
import { typeMentions, type TypeMention } from "./type-mentions.js";

/** Resolves a type expression on one page to OData's name of the type; `Collection(…)` for a collection. */
export type Resolve = (expression: TypeExpression) => string;

export interface TypeNames {
  /** Returns the function that resolves the names on a page. */
  readonly resolverFor: (page: Page) => Resolve;
  readonly undeclared: readonly UndeclaredType[];
  /** The declared types whose values can be combined, as rows of other pages say. */
  readonly flags: ReadonlySet<string>;
}

/** A type that pages name but no page declares. */
export interface UndeclaredType {
  readonly name: string;
  /** All places that name the type, in the order of files and lines. */
  readonly mentions: readonly [TypeMention, ...TypeMention[]];
}

/**
 * Resolves the type names on all pages.
 *
 * A name is looked up among the declared types, ignoring case: by its qualified name, else by its link, else in the
 * page's namespace, else in the only namespace that has it. A name that no page declares gets the page's namespace and
 * becomes an {@link UndeclaredType}. Alternatives (`user or group`) resolve to their common base, else to the first.
 *
 * Reports once for each page and spelling:
 *
 * - `ambiguous-type` if several namespaces have the name
 * - `unknown-namespace` if no page declares a type in the name's namespace
 * - `type-name-form` if the docs write the name of a declared type in the plural or as separate words
 * - `translated-name` if an unknown name on a translated page is probably a translated word
 * - `unresolved-type` if the annotation of an example names an unknown type, and the body names a known one
 * - `alternative-types` if alternatives do not have a common base
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
  const spelling = new Map(undeclared.map(({ name }) => [undeclaredKey(name), name]));
  const commonTo = commonAncestor(declarations, meaningOf);

  const nameOf = (expression: TypeExpression, page: Page): string => {
    const known = meaningOf(expression, page).name;
    if (known !== null) return known;
    const names = [...(expression.joined ?? []), expression.name].map((name) =>
      undeclaredName({ ...expression, name }, page),
    );
    const found = names.find((name) => name !== null && spelling.has(undeclaredKey(name)));
    return spelling.get(undeclaredKey(found ?? "")) ?? UNTYPED;
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
  return { resolverFor, undeclared, flags: collectFlags(pages, meaningOf) };
}

/** Creates a function that finds the nearest common base of some types; `null` if they do not have one. */
function commonAncestor(
  declarations: Declarations,
  meaningOf: TypeLookup,
): (names: readonly string[]) => string | null {
  const listedBases = basesOfDerived(declarations, (derived, page) => meaningOf(derived, page).name);
  const baseOf = (name: string): string | null => {
    for (const { page, facts } of declarations.types.get(name.toLowerCase())?.declarations ?? []) {
      const base = facts.base && meaningOf(facts.base, page).name;
      if (base !== null) return base;
    }
    return listedBases.get(name) ?? null;
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
    const { name, otherMatches, inOtherForm = false, inBody = false } = meaningOf(expression, page);
    if (reported.has(text)) continue;
    if (name !== null && otherMatches.length > 0) {
      reported.add(text);
      const choices = [name, ...otherMatches].join(" or ");
      const message = `"${text}" can mean ${choices}. docwright uses ${name}. Qualify the name, or link it to its page.`;
      report(finding("ambiguous-type", source, message, { subject: text }));
    } else if (name !== null && inOtherForm) {
      reported.add(text);
      const written = expression.name ?? text;
      const message = `No page declares "${written}", so docwright uses ${name}. Write ${written.includes(".") ? name : shortName(name)} instead of ${written}.`;
      report(finding("type-name-form", source, message, { subject: text }));
    } else if (name !== null && inBody) {
      reported.add(text);
      const message = `No page declares "${text}", so docwright uses ${name}, the type in the body. Correct the annotation, or add a page for the type in the annotation.`;
      report(finding("unresolved-type", source, message, { subject: text }));
    } else if (name === null && isTranslatedWord(expression, page)) {
      reported.add(text);
      const message = `No page declares the type "${text}", and the name is probably translated, so docwright treats the type as unknown. Write the name as in the English page, or link it to its page.`;
      report(finding("translated-name", source, message, { subject: text }));
    } else if (name !== null && isInOtherNamespace(expression, name)) {
      reported.add(text);
      const message = `No page declares the type "${text}" with this namespace, so docwright uses ${name}. Correct the namespace.`;
      report(finding("unknown-namespace", source, message, { subject: text }));
    } else if (expression.alternatives.length > 0 && commonTo(expression) === null) {
      reported.add(text);
      const message = `The types ${listed(expression)} do not have a common base type, so docwright uses the first type. Write only one type, or suppress this finding if each of them is possible.`;
      report(finding("alternative-types", source, message, { subject: text }));
    }
  }
}

/** The highest number of types in a message. */
const MAX_LISTED = 8;

/** The written names of a type and its alternatives. They can be in different sentences. */
function listed({ name, alternatives }: TypeExpression): string {
  const names = [...new Set([name, ...alternatives.map((other) => other.name)].flatMap((one) => one ?? []))];
  const first = names
    .slice(0, MAX_LISTED)
    .map((one) => `"${one}"`)
    .join(", ");
  return names.length > MAX_LISTED ? `${first}, …` : first;
}

function isInOtherNamespace(expression: TypeExpression, name: string): boolean {
  const own = splitName(expression.name ?? "").namespace;
  return own !== null && own.toLowerCase() !== splitName(name).namespace?.toLowerCase();
}

type UndeclaredName = (expression: TypeExpression, page: Page) => string | null;

/** Creates a function that qualifies the name of a type without a page; `null` if the text cannot be a type's name. */
function createUndeclaredName(namespace: string, namespaces: ReadonlyMap<string, string>): UndeclaredName {
  return (expression, page) => {
    const { name } = expression;
    if (name === null || !isTypeName(name) || isTranslatedWord(expression, page)) return null;
    const { namespace: own, short } = splitName(name);
    return `${own === null ? (page.namespace ?? namespace) : (namespaces.get(own.toLowerCase()) ?? own)}.${short}`;
  };
}

/**
 * Whether an unknown name of a type on a translated page is probably a translated word. Translation keeps names with a
 * capital letter inside, names with a namespace, and the targets of links.
 */
function isTranslatedWord({ name, link }: TypeExpression, { translated }: Page): boolean {
  return translated !== undefined && link === null && name !== null && /^\p{L}\p{Ll}*$/u.test(name);
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
      const key = undeclaredKey(name);
      const entry = found.get(key) ?? { spellings: new Map<string, number>(), mentions: [] };
      found.set(key, entry);
      entry.spellings.set(name, (entry.spellings.get(name) ?? 0) + 1);
      entry.mentions.push(mention);
    }
  }
  return [...found.values()].flatMap(({ spellings, mentions }) => {
    const [first, ...others] = mentions.sort((a, b) => byPlace(a.expression.source, b.expression.source));
    return first ? [{ name: commonSpelling(spellings), mentions: [first, ...others] as const }] : [];
  });
}

function collectFlags(pages: readonly Page[], meaningOf: TypeLookup): ReadonlySet<string> {
  const mentions = pages.flatMap((page) => typeMentions(page).filter(({ flags }) => flags));
  return new Set(mentions.flatMap(({ page, expression }) => meaningOf(expression, page).name ?? []));
}

/** A key that is the same for the singular and the plural of a name. */
function undeclaredKey(name: string): string {
  const { namespace, short } = splitName(name);
  return `${namespace?.toLowerCase() ?? ""}.${singularForm(short)}`;
}

/**
 * Returns the best spelling. Singular names are preferred, because the plural names a list. Then names with a
 * lower-case first letter are preferred, because OData names start with one. Then the most frequent name is preferred.
 */
function commonSpelling(spellings: ReadonlyMap<string, number>): string {
  const capital = (name: string): number => (/^\p{Lu}/u.test(shortName(name)) ? 1 : 0);
  const [best] = [...spellings].sort(
    ([a, timesA], [b, timesB]) =>
      shortName(a).length - shortName(b).length || capital(a) - capital(b) || timesB - timesA || byCodeUnits(a, b),
  );
  return best?.[0] ?? UNTYPED;
}
