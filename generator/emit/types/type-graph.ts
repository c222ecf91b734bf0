import { finding, type Report } from "../../findings/create-finding.js";
import { groupBy } from "../../collections/group-by.js";
import type { Property, TypeModel } from "../../model/model.js";
import { byCodeUnits } from "../../collections/order.js";
import { indexTypes, type TypeIndex } from "../../model/type-index.js";

/** The types of the model as the SDK can have them, and the ways between them. */
export interface TypeGraph extends TypeIndex {
  readonly types: readonly TypeModel[];
  /** The properties of a type with those of its ancestors, which come first. */
  readonly properties: (type: string) => readonly Property[];
  /** The types that derive from a type, directly or not, in the order of their names. */
  readonly descendants: (type: string) => readonly TypeModel[];
  /** Whether a property is the key, or part of it, of a type or of an ancestor. */
  readonly isKey: (type: string, property: string) => boolean;
}

/**
 * Makes the types fit for a language with inheritance: a base that is unknown, an enum, or leads back to the type is
 * left out, and a property that an ancestor declares too is the ancestor's alone, as OData has it.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_DerivedEntityType | CSDL 4.01, Derived Entity Type}
 *
 * Reports `base-type-unusable` and `property-redeclared`.
 */
export function buildTypeGraph(models: readonly TypeModel[], report: Report): TypeGraph {
  const unique = [...new Map(models.map((type) => [type.name, type])).values()];
  const based = withUsableBases(unique, report);
  const index = indexTypes(based);
  const types = based.map((type) => withoutRedeclared(type, index, report));
  const graph = walksOver(types);
  const known = types.map((type) => (isUnknown(type, graph) ? { ...type, open: true } : type));
  return { ...walksOver(known), types: known };
}

/** Of a type without a single known property, anything may be said. */
function isUnknown({ name, kind }: TypeModel, graph: Omit<TypeGraph, "types">): boolean {
  return kind !== "enum" && graph.properties(name).length === 0 && graph.descendants(name).length === 0;
}

function withUsableBases(types: readonly TypeModel[], report: Report): TypeModel[] {
  const byName = new Map(types.map((type) => [type.name, type]));
  const leadsBack = (start: TypeModel): boolean => {
    const seen = new Set<string>();
    for (let base = start.base; base !== null && !seen.has(base); base = byName.get(base)?.base ?? null) {
      if (base === start.name) return true;
      seen.add(base);
    }
    return false;
  };
  return types.map((type) => {
    if (type.base === null) return type;
    const base = byName.get(type.base);
    const fault =
      base === undefined
        ? "is not known"
        : base.kind === "enum"
          ? "is an enumeration"
          : leadsBack(type)
            ? "derives from it in turn"
            : null;
    if (fault === null) return type;
    report(finding("base-type-unusable", type.source, `${type.name} has no base: ${type.base} ${fault}.`));
    return { ...type, base: null };
  });
}

function withoutRedeclared(type: TypeModel, index: TypeIndex, report: Report): TypeModel {
  const own = new Map<string, Property>();
  for (const property of type.properties) {
    const declared = type.base === null ? undefined : index.property(type.base, property.name);
    if (declared === undefined && !own.has(property.name)) {
      own.set(property.name, type.key.includes(property.name) ? { ...property, nullable: false } : property);
    }
    if (declared !== undefined && declared.type !== property.type) {
      const message = `${property.name} is ${property.type} here and ${declared.type} on a base of ${type.name}; the base decides.`;
      report(finding("property-redeclared", property.source, message));
    }
  }
  return { ...type, properties: [...own.values()] };
}

function walksOver(types: readonly TypeModel[]): Omit<TypeGraph, "types"> {
  const index = indexTypes(types);
  const children = groupBy(types, ({ base }) => base);
  const descendants = (name: string): TypeModel[] =>
    (children.get(name) ?? [])
      .flatMap((child) => [child, ...descendants(child.name)])
      .sort((a, b) => byCodeUnits(a.name, b.name));
  return {
    ...index,
    descendants: memoize(descendants),
    properties: memoize((name) => [...index.lineage(name)].reverse().flatMap(({ properties }) => properties)),
    isKey: (name, property) => index.lineage(name).some(({ key }) => key.includes(property)),
  };
}

/**
 * The nearest type that all given types are or derive from; `null` where they have none in common. The root of all
 * entities says nothing, so it does not count.
 */
export function commonType(names: readonly string[], graph: TypeGraph): string | null {
  const [first, ...rest] = [...new Set(names)];
  if (first === undefined || rest.length === 0) return first ?? null;
  const shared = graph
    .lineage(first)
    .find(({ name }) => rest.every((other) => graph.lineage(other).some((ancestor) => ancestor.name === name)));
  return shared === undefined || isRootEntity(shared) ? null : shared.name;
}

/** Whether a type is the one from which all entities derive: an identity, and nothing more. */
export function isRootEntity({ name, base }: TypeModel): boolean {
  return base === null && /\.entity$/i.test(name);
}

/** Tells whether a type is an entity type or complex type of the model. */
export function isStructured(type: string, graph: TypeGraph): boolean {
  return (graph.get(type)?.kind ?? "enum") !== "enum";
}

/** Computes a result once for each name. */
function memoize<Result>(compute: (name: string) => Result): (name: string) => Result {
  const known = new Map<string, Result>();
  return (name) => {
    const result = known.get(name) ?? compute(name);
    known.set(name, result);
    return result;
  };
}
