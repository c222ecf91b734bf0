import { finding, type Report } from "../findings/create-finding.js";
import type { TypeFacts } from "../page/page.js";
import { basesOfDerived, type Declaration, type DeclaredType, type Declarations } from "./declarations.js";
import { buildExample } from "./examples.js";
import type { Property, TypeModel } from "./model.js";
import { buildProperty, resolveStructuredType } from "./properties.js";

import type { Resolve, TypeNames } from "./type-names.js";

/** A type whose kind is not final, because `assignKinds` needs all types and operations to determine it. */
export type TypeDraft = Omit<TypeModel, "kind"> & { readonly kind: TypeModel["kind"] | null };

/**
 * Builds each type from all pages that declare it. The facts of the main page take precedence. The other pages add
 * facts that the main page does not have.
 *
 * Reports `duplicate-property` and `conflicting-property`.
 */
export function buildResourceTypes(declarations: Declarations, names: TypeNames, report: Report): TypeDraft[] {
  const types = [...declarations.types.values()];
  const bases = basesOfDerived(declarations, (derived, page) =>
    resolveStructuredType(derived, names.resolverFor(page)),
  );
  return types.map((declared) => {
    const type = buildResourceType(declared, names, report);
    return { ...type, base: type.base ?? bases.get(type.name) ?? null };
  });
}

function buildResourceType(declared: DeclaredType<TypeFacts>, names: TypeNames, report: Report): TypeDraft {
  const { name, declarations } = declared;
  const [home] = declarations;
  const all = declarations.map(({ facts }) => facts);
  const properties = mergeProperties(declared, names, report);
  const key = all.map((facts) => facts.key).find((own) => own !== null) ?? keyRow(all);
  const deprecation = home.page.deprecation?.text ?? null;
  return {
    name,
    kind: all.map((facts) => facts.kind).find((kind) => kind !== null) ?? null,
    base: declarations.map((declaration) => baseOf(declaration, name, names)).find((base) => base !== null) ?? null,
    abstract: all.some((facts) => facts.abstract),
    open: all.some((facts) => facts.open),
    key: key === null ? [] : [key],
    description: all.map((facts) => facts.description).find((text) => text !== "") ?? "",
    deprecated: deprecation !== null,
    deprecation,
    properties,
    members: [],
    flags: false,
    examples: declarations.flatMap(({ facts, page }) =>
      facts.examples.map((example) => buildExample(example, names.resolverFor(page))),
    ),
    origin: "page",
    source: home.facts.source,
  };
}

function baseOf({ facts, page }: Declaration<TypeFacts>, name: string, names: TypeNames): string | null {
  const base = facts.base && resolveStructuredType(facts.base, names.resolverFor(page));
  return base === name ? null : base;
}

function keyRow(all: readonly TypeFacts[]): string | null {
  return all.flatMap((facts) => facts.properties).find((row) => row.facts.key)?.name ?? null;
}

function mergeProperties(
  { name, declarations }: DeclaredType<TypeFacts>,
  names: TypeNames,
  report: Report,
): readonly Property[] {
  const merged = new Map<string, Property>();
  for (const { facts, page } of declarations) {
    const own = new Set<string>();
    for (const property of documentedProperties(facts, names.resolverFor(page))) {
      const known = merged.get(property.name);
      if (!known) merged.set(property.name, property);
      else if (own.has(property.name)) report(duplicate(name, known, property));
      else if (known.type !== property.type) report(conflicting(name, known, property));
      own.add(property.name);
    }
  }
  return [...merged.values()];
}

function* documentedProperties(facts: TypeFacts, resolve: Resolve): Generator<Property> {
  for (const row of facts.properties) yield buildProperty(row, false, resolve);
  for (const row of facts.relationships) yield buildProperty(row, true, resolve);
}

function duplicate(type: string, known: Property, again: Property) {
  return finding(
    "duplicate-property",
    again.source,
    `\`${again.name}\` of ${type} is already documented in line ${String(known.source.line)}. Remove or correct one of the two rows.`,
    { subject: `${type}.${again.name}` },
  );
}

function conflicting(type: string, known: Property, other: Property) {
  return finding(
    "conflicting-property",
    other.source,
    `\`${other.name}\` of ${type} is ${other.type} here, but ${known.type} in ${known.source.file}. docwright uses ${known.type}. Correct one of the two types.`,
    { subject: `${type}.${other.name}` },
  );
}
