import { finding, type Report } from "../findings/create-finding.js";
import type { EnumFacts, Page, TypeExpression, TypeFacts } from "../page/page.js";
import { byCodeUnits, byPlace } from "../collections/order.js";
import { qualify, shortName } from "./qualified-name.js";

/** The declaration of a type on one page. */
export interface Declaration<Facts> {
  readonly page: Page;
  readonly facts: Facts;
}

/** A type with all pages that declare it, its main page first. */
export interface DeclaredType<Facts> {
  /** The qualified name, as the main page spells it. */
  readonly name: string;
  readonly declarations: readonly [Declaration<Facts>, ...Declaration<Facts>[]];
}

/** The declared types by qualified name in lower case, because docs spell names in different cases. */
export interface Declarations {
  readonly types: ReadonlyMap<string, DeclaredType<TypeFacts>>;
  readonly enums: ReadonlyMap<string, DeclaredType<EnumFacts>>;
}

/**
 * Collects the types that pages declare. Several pages can declare one type: each area of a service has its own page
 * about `user`, for example. The main page of a type is the page whose file has the type's name. If no file has the
 * name, the main page is the first one by file name.
 *
 * Reports `conflicting-declaration`.
 *
 * @param pages - in any order
 * @param namespace - for pages that do not name a namespace
 */
export function collectDeclarations(pages: readonly Page[], namespace: string, report: Report): Declarations {
  const types = gather(pages, namespace, (page) => page.types);
  const enums = gather(pages, namespace, (page) => page.enums);
  for (const [key, declared] of enums) {
    const type = types.get(key);
    if (!type) continue;
    const hasProperties = type.declarations.some(({ facts }) => facts.properties.length > 0);
    (hasProperties ? enums : types).delete(key);
    const [used, ignored] = hasProperties ? [type, declared] : [declared, type];
    const [here, there] = hasProperties
      ? ["an enumeration", "a structured type with properties"]
      : ["a structured type without properties", "an enumeration"];
    report(
      finding(
        "conflicting-declaration",
        ignored.declarations[0].facts.source,
        `${declared.name} is ${here} here, but ${there} in ${used.declarations[0].page.file}. docwright uses the declaration in that file. Remove this declaration.`,
        { subject: declared.name },
      ),
    );
  }
  return { types, enums };
}

function gather<Facts extends TypeFacts | EnumFacts>(
  pages: readonly Page[],
  namespace: string,
  factsOf: (page: Page) => readonly Facts[],
): Map<string, DeclaredType<Facts>> {
  const found = new Map<string, Declaration<Facts>[]>();
  for (const page of pages) {
    for (const facts of factsOf(page)) {
      const key = qualify(facts.name, page.namespace ?? namespace).toLowerCase();
      const list = found.get(key);
      if (list) list.push({ page, facts });
      else found.set(key, [{ page, facts }]);
    }
  }
  const declared = new Map<string, DeclaredType<Facts>>();
  for (const key of [...found.keys()].sort(byCodeUnits)) {
    const [home, ...others] = (found.get(key) ?? []).sort(compareDeclarations);
    if (!home) continue;
    declared.set(key, {
      name: qualify(home.facts.name, home.page.namespace ?? namespace),
      declarations: [home, ...others],
    });
  }
  return declared;
}

function compareDeclarations<Facts extends TypeFacts | EnumFacts>(
  a: Declaration<Facts>,
  b: Declaration<Facts>,
): number {
  return Number(isMainPage(b)) - Number(isMainPage(a)) || byPlace(a.facts.source, b.facts.source);
}

function isMainPage({ page, facts }: Declaration<TypeFacts | EnumFacts>): boolean {
  const file = page.file.slice(page.file.lastIndexOf("/") + 1).toLowerCase();
  return file === `${shortName(facts.name).toLowerCase()}.md`;
}

/**
 * Maps derived types to their base types. The page of a base type can list its derived types.
 *
 * @param resolve - returns the qualified name of a type on a page; `null` if the name is not the name of a type
 */
export function basesOfDerived(
  { types }: Declarations,
  resolve: (derived: TypeExpression, page: Page) => string | null,
): ReadonlyMap<string, string> {
  const bases = new Map<string, string>();
  for (const { name, declarations } of types.values()) {
    for (const { facts, page } of declarations) {
      for (const expression of facts.derived) {
        const derived = resolve(expression, page);
        if (derived !== null && derived !== name) bases.set(derived, name);
      }
    }
  }
  return bases;
}
