import { primitiveType } from "../page/grammar/primitive-type.js";
import type { Page, TypeExpression } from "../page/page.js";
import type { Declarations } from "./declarations.js";
import { byCodeUnits } from "../collections/order.js";
import { linkTarget } from "./page-links.js";
import { qualify, shortName, splitName } from "./qualified-name.js";
import { singularForm } from "./singular-form.js";

/**
 * The type of a value about which the docs say nothing. {@link
 * https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_BuiltInAbstractTypes | CSDL
 * 4.01, Edm.Untyped}
 */
export const UNTYPED = "Edm.Untyped";

/** The result of looking up a type's name. */
export interface TypeMatch {
  /** A declared or primitive type; `null` if no type has the name. */
  readonly name: string | null;
  /** Declared types that match equally well. */
  readonly otherMatches: readonly string[];
  /** Present if the docs write the name in the plural or as separate words. */
  readonly inOtherForm?: true;
  /** Present if only the body of an example names the type. */
  readonly inBody?: true;
}

/** Finds the declared or primitive type that an expression on a page names. Ignores the expression's alternatives. */
export type TypeLookup = (expression: TypeExpression, page: Page) => TypeMatch;

/** Creates a function that looks up names among the declared types, ignoring case. */
export function createTypeLookup(declarations: Declarations, namespace: string): TypeLookup {
  const declared = [...declarations.types.values(), ...declarations.enums.values()];
  const byName = new Map(declared.map(({ name }) => [name.toLowerCase(), name]));
  const namespaces = declaredNamespaces(declarations, namespace);
  const byShortName = groupNames(declared, ({ name }) => [shortName(name).toLowerCase()]);
  const bySingular = groupNames(declared, ({ name }) => [singularForm(shortName(name))]);
  const byLetters = groupNames(declared, ({ name }) => [lettersOf(name)]);
  const byPath = groupNames(declared, (type) => type.declarations.map(({ page }) => page.file.toLowerCase()));
  const byFile = groupNames(declared, (type) =>
    type.declarations.map(({ page }) => page.file.slice(page.file.lastIndexOf("/") + 1).toLowerCase()),
  );

  const meaningOf: TypeLookup = (expression, page) => {
    const { name, link } = expression;
    if (name === null) return unambiguous(null);
    const { namespace: own, short } = splitName(name);
    if (own?.toLowerCase() === "edm") return unambiguous(primitiveType(name) ?? UNTYPED);
    const candidates = byShortName.get(short.toLowerCase()) ?? [];
    if (own !== null) {
      const qualified = byName.get(qualify(name, own).toLowerCase());
      if (qualified !== undefined) return unambiguous(qualified);
      if (namespaces.has(own.toLowerCase())) return withoutDots(name);
      const [lone, ...others] = candidates;
      return unambiguous(others.length === 0 ? (lone ?? null) : null);
    }
    const target = link === null ? null : linkTarget(link, page.file);
    const linked = target ? (byPath.get(target.path) ?? byFile.get(target.file) ?? []) : [];

    const linkedByName = linked.find((candidate) => candidates.includes(candidate));
    if (linkedByName !== undefined) return unambiguous(linkedByName);
    // A declared type takes precedence over a primitive type only if both have the same letter case. `Json` is a
    // declared type if a page declares `Json`. `Timestamp` is primitive even if a page declares `timeStamp`.
    const primitive = primitiveType(short);
    if (primitive !== null && !candidates.some((candidate) => shortName(candidate) === short))
      return unambiguous(primitive);
    // `[message](chatmessage.md)`: the link names the type in full, even if another page declares `message`.
    const [full, ...more] = linked;
    if (full !== undefined && more.length === 0 && isShortFor(short, shortName(full))) return unambiguous(full);
    const local = byName.get(qualify(short, page.namespace ?? namespace).toLowerCase());
    if (local !== undefined) return unambiguous(local);
    const [first, ...otherMatches] = candidates;
    if (first !== undefined) return { name: first, otherMatches };
    const ofPage = typeOfLinkedPage(linked, target?.anchor ?? null);
    return ofPage === null && expression.joined === undefined ? inOtherForm(short) : unambiguous(ofPage);
  };

  /** Finds the declared type whose name differs only in dots: `termStore.store` for `termStorestore`. */
  const withoutDots = (name: string): TypeMatch => {
    const [lone, ...others] = byLetters.get(lettersOf(name)) ?? [];
    return lone === undefined || others.length > 0
      ? unambiguous(null)
      : { name: lone, otherMatches: [], inOtherForm: true };
  };

  /**
   * Finds the declared type whose name is the same if all words are in the singular. Finds no type if several types
   * have such a name.
   */
  const inOtherForm = (name: string): TypeMatch => {
    const [lone, ...others] = bySingular.get(singularForm(name)) ?? [];
    return lone === undefined || others.length > 0
      ? unambiguous(null)
      : { name: lone, otherMatches: [], inOtherForm: true };
  };

  const joinedMeaningOf = (expression: TypeExpression): TypeMatch | undefined => {
    const found = (expression.joined ?? []).map((name) => {
      const [lone, ...others] = byShortName.get(name.toLowerCase()) ?? [];
      return lone === undefined || others.length > 0
        ? inOtherForm(name)
        : { name: lone, otherMatches: [], inOtherForm: true as const };
    });
    return found.find(({ name }) => name !== null);
  };

  /** Finds the type that the body of an example names, if the annotation of the example names an unknown type. */
  const shownMeaningOf = ({ inBody }: TypeExpression): TypeMatch | undefined => {
    const name = byName.get(inBody?.toLowerCase() ?? "");
    return name === undefined ? undefined : { name, otherMatches: [], inBody: true };
  };

  /** Finds the enumeration with the name of the field, if the name of the type may be translated. */
  const fieldMeaningOf = ({ name, field }: TypeExpression): TypeMatch | undefined => {
    if (/[a-z][A-Z]|\./.test(name ?? "")) return undefined;
    const [lone, ...others] = (byShortName.get(field?.toLowerCase() ?? "") ?? []).filter((name) =>
      declarations.enums.has(name.toLowerCase()),
    );
    return lone === undefined || others.length > 0 ? undefined : unambiguous(lone);
  };

  // A cache, because every step looks up the same expressions. An expression belongs to one page, so the page is not
  // part of the key.
  const known = new WeakMap<TypeExpression, TypeMatch>();
  return (expression, page) => {
    const named = known.get(expression) ?? joinedMeaningOf(expression) ?? meaningOf(expression, page);
    const meaning = named.name === null ? (shownMeaningOf(expression) ?? fieldMeaningOf(expression) ?? named) : named;
    known.set(expression, meaning);
    return meaning;
  };
}

/**
 * Returns the namespaces of declared types, each by its name in lower case. If a payload names a type in an unknown
 * namespace, for example because the service was renamed, the namespace is ignored.
 */
export function declaredNamespaces(declarations: Declarations, namespace: string): ReadonlyMap<string, string> {
  const declared = [...declarations.types.values(), ...declarations.enums.values()];
  const names = [namespace, ...declared.flatMap(({ name }) => splitName(name).namespace ?? [])];
  return new Map(names.reverse().map((name) => [name.toLowerCase(), name]));
}

/** Whether a name has only the last or the first words of a longer name: `message` or `chat` for `chatMessage`. */
function isShortFor(name: string, full: string): boolean {
  if (full.length <= name.length) return false;
  const [whole, part] = [full.toLowerCase(), name.toLowerCase()];
  return whole.endsWith(part) || (whole.startsWith(part) && /\p{Lu}/u.test(full.charAt(name.length)));
}

function lettersOf(name: string): string {
  return name.replaceAll(".", "").toLowerCase();
}

function unambiguous(name: string | null): TypeMatch {
  return { name, otherMatches: [] };
}

/** Returns the type that a link to a page refers to: the type that the anchor names, else the only type of the page. */
function typeOfLinkedPage(names: readonly string[], anchor: string | null): string | null {
  const heading = anchor?.replace(/-values$/, "");
  const named = names.find((name) => shortName(name).toLowerCase() === heading);
  return named ?? (names.length === 1 ? (names[0] ?? null) : null);
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
