import { primitiveType } from "../page/grammar/primitive-type.js";
import type { Page, TypeExpression } from "../page/page.js";
import type { Declarations } from "./declarations.js";
import type { Report } from "./findings.js";
import { finding } from "./findings.js";
import { byCodeUnits, byPlace } from "./order.js";
import { linkTarget } from "./page-links.js";
import { collectionOf, isTypeName, qualify, shortName, splitName } from "./qualified-name.js";
import type { TypeMention } from "./type-mentions.js";
import { typeMentions } from "./type-mentions.js";

/** What nothing can be said of. {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_BuiltInAbstractTypes | CSDL 4.01, Edm.Untyped} */
export const UNTYPED = "Edm.Untyped";

/** A type that pages name and none declares. */
export interface UndeclaredType {
  readonly name: string;
  /** Each place where it is named, in the order of files and lines. */
  readonly mentions: readonly [TypeMention, ...TypeMention[]];
}

/** Gives the OData name of what an expression on one page means, wrapped in `Collection(…)` where it says so. */
export type Resolve = (expression: TypeExpression) => string;

export interface TypeNames {
  /** How the names on a page are to be understood. */
  readonly on: (page: Page) => Resolve;
  readonly undeclared: readonly UndeclaredType[];
}

/**
 * Finds out which type each name on each page means.
 *
 * A name is looked for among the declared types, without regard to case: as it is qualified; else in the page's own
 * namespace; else wherever its link leads; else in the only namespace that has it. A name that no page declares is
 * qualified with the page's namespace and kept as {@link UndeclaredType}.
 *
 * Reports `ambiguous-type` once a page and name.
 */
export function typeNames(
  pages: readonly Page[],
  declarations: Declarations,
  namespace: string,
  report: Report,
): TypeNames {
  const lookUp = declaredNameLookUp(declarations, namespace);
  const undeclared = undeclaredTypes(pages, lookUp, namespace, report);
  const spelling = new Map(undeclared.map(({ name }) => [name.toLowerCase(), name]));

  const on = (page: Page): Resolve => {
    return (expression) => {
      const found = lookUp(expression, page).name ?? undeclaredName(expression, page, namespace);
      const name = found === null ? UNTYPED : (spelling.get(found.toLowerCase()) ?? found);
      return expression.collection ? collectionOf(name) : name;
    };
  };
  return { on, undeclared };
}

interface LookUp {
  readonly name: string | null;
  /** The names that fit as well as the one that was taken. */
  readonly rivals: readonly string[];
}

const NOT_FOUND: LookUp = { name: null, rivals: [] };

type DeclaredNameLookUp = (expression: TypeExpression, page: Page) => LookUp;

function declaredNameLookUp(declarations: Declarations, namespace: string): DeclaredNameLookUp {
  const declared = [...declarations.types.values(), ...declarations.enums.values()];
  const byName = new Map(declared.map(({ name }) => [name.toLowerCase(), name]));
  const byShortName = groupNames(declared, ({ name }) => [shortName(name).toLowerCase()]);
  const byPath = groupNames(declared, (type) => type.declarations.map(({ page }) => page.file.toLowerCase()));
  const byFile = groupNames(declared, (type) =>
    type.declarations.map(({ page }) => page.file.slice(page.file.lastIndexOf("/") + 1).toLowerCase()),
  );

  const linked = ({ link }: TypeExpression, page: Page): { names: readonly string[]; anchor: string | null } => {
    const target = link === null ? null : linkTarget(link, page.file);
    if (!target) return { names: [], anchor: null };
    return { names: byPath.get(target.path) ?? byFile.get(target.file) ?? [], anchor: target.anchor };
  };

  return (expression, page) => {
    const { name } = expression;
    if (name === null) return NOT_FOUND;
    const { namespace: own, short } = splitName(name);
    if (own?.toLowerCase() === "edm") return { name: primitiveType(name) ?? UNTYPED, rivals: [] };
    if (own !== null) return { name: byName.get(qualify(name, namespace).toLowerCase()) ?? null, rivals: [] };

    const key = short.toLowerCase();
    const target = linked(expression, page);
    const samePage = target.names.find((candidate) => shortName(candidate).toLowerCase() === key);
    if (samePage !== undefined) return { name: samePage, rivals: [] };

    const candidates = byShortName.get(key) ?? [];
    const local = byName.get(qualify(short, page.namespace ?? namespace).toLowerCase());
    if (local !== undefined) return { name: local, rivals: [] };
    const [first, ...rivals] = candidates;
    if (first !== undefined) return { name: first, rivals };

    const primitive = primitiveType(name);
    if (primitive !== null) return { name: primitive, rivals: [] };
    return { name: declaredBehind(target.names, target.anchor), rivals: [] };
  };
}

/** The type that a link means by its page alone: the one whose heading it names, else the page's only one. */
function declaredBehind(names: readonly string[], anchor: string | null): string | null {
  const heading = anchor?.replace(/-values$/, "");
  const named = names.find((name) => shortName(name).toLowerCase() === heading);
  return named ?? (names.length === 1 ? (names[0] ?? null) : null);
}

/** The name that a type without a page goes by; `null` where the text cannot be a type's name. */
function undeclaredName({ name }: TypeExpression, page: Page, namespace: string): string | null {
  return name === null || !isTypeName(name) ? null : qualify(name, page.namespace ?? namespace);
}

function undeclaredTypes(
  pages: readonly Page[],
  lookUp: DeclaredNameLookUp,
  namespace: string,
  report: Report,
): UndeclaredType[] {
  const found = new Map<string, { spellings: Map<string, number>; mentions: TypeMention[] }>();
  for (const page of pages) {
    const ambiguous = new Set<string>();
    for (const mention of typeMentions(page)) {
      const { expression } = mention;
      const { name, rivals } = lookUp(expression, page);
      if (name !== null && rivals.length > 0 && !ambiguous.has(name)) {
        ambiguous.add(name);
        const choices = [name, ...rivals].join(" and ");
        report(
          finding(
            "ambiguous-type",
            "warning",
            `"${expression.text}" may mean ${choices}; it is read as ${name}. Qualify the name or link it to its page.`,
            expression.source,
          ),
        );
      }
      if (name !== null) continue;
      const missing = undeclaredName(expression, page, namespace);
      if (missing === null) continue;
      const key = missing.toLowerCase();
      const entry = found.get(key) ?? { spellings: new Map<string, number>(), mentions: [] };
      found.set(key, entry);
      entry.spellings.set(missing, (entry.spellings.get(missing) ?? 0) + 1);
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

function groupNames<Item extends { readonly name: string }>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.add(item.name);
      else groups.set(key, new Set([item.name]));
    }
  }
  return new Map([...groups].map(([key, names]) => [key, [...names].sort(byCodeUnits)]));
}
