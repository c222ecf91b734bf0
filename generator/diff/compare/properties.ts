import type { Property } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Usage } from "../kinds/kind.js";
import { renameLikeness } from "../match/similarity.js";
import { pairAlike, pairBy } from "../match/pairing.js";
import type { Pair, Pairing } from "../match/pairing.js";
import { compareDeprecation } from "./deprecation.js";
import { orDescription } from "./descriptions.js";
import { comparePropertyFacts } from "./property-facts.js";

/** The type that declares the properties, under its name on each side. */
interface Owner {
  readonly base: string;
  readonly head: string;
}

/**
 * Properties of a type, or of a body that one operation alone has.
 *
 * @param owner - a property that moves to a base type of it is still there; `null` for a body
 */
export function compareProperties(
  target: string,
  base: readonly Property[],
  head: readonly Property[],
  usage: Usage,
  comparison: Comparison,
  owner: Owner | null = null,
): readonly Difference[] {
  const { pairs, gone, fresh } = matchProperties(base, head);
  const moved: Pair<Property>[] = [];
  const isInherited = (property: Property, side: "base" | "head"): boolean => {
    const inherited = owner === null ? undefined : comparison[side].inherited(owner[side], property.name);
    if (inherited === undefined) return false;
    moved.push(side === "head" ? { base: property, head: inherited } : { base: inherited, head: property });
    return true;
  };
  const left = {
    gone: gone.filter((property) => !isInherited(property, "head")),
    fresh: fresh.filter((property) => !isInherited(property, "base")),
  };
  const renamed = pairAlike(left, likenessIn(comparison), ({ name }) => name);
  const about = { target, usage };
  return [
    ...pairs.flatMap((pair) => compareProperty(target, pair, usage, comparison)),
    ...moved.flatMap((pair) => comparePropertyType(target, pair, usage, comparison)),
    ...renamed.pairs.flatMap((pair) => [
      difference("property-renamed", {
        ...about,
        name: pair.head.name,
        from: pair.base.name,
        to: pair.head.name,
        source: pair.head.source,
      }),
      ...comparePropertyFacts(target, pair, usage),
    ]),
    ...renamed.gone.map(({ name, type, source }) =>
      difference("property-removed", { ...about, name, from: type, source, side: "base" }),
    ),
    ...renamed.fresh.map(({ name, type, required, source }) =>
      difference("property-added", {
        ...about,
        name,
        to: type,
        source,
        shift: required === true ? "narrowed" : "widened",
      }),
    ),
  ];
}

/** A row that goes while the JSON of the page still shows its property is gone all the same, and so is one that comes. */
function matchProperties(base: readonly Property[], head: readonly Property[]): Pairing<Property> {
  const { pairs, gone, fresh } = pairBy(base, head, ({ name }) => name);
  const isTold = (pair: Pair<Property>): boolean => pair.base.origin === pair.head.origin;
  const uneven = pairs.filter((pair) => !isTold(pair));
  return {
    pairs: pairs.filter(isTold),
    gone: [...gone, ...uneven.flatMap((pair) => (pair.base.origin === "table" ? [pair.base] : []))],
    fresh: [...fresh, ...uneven.flatMap((pair) => (pair.head.origin === "table" ? [pair.head] : []))],
  };
}

function likenessIn(comparison: Comparison): (base: Property, head: Property) => number {
  return (base, head) =>
    base.navigation !== head.navigation || comparison.typeShift(base.type, head.type) !== null
      ? 0
      : renameLikeness(base, head);
}

function compareProperty(
  target: string,
  pair: Pair<Property>,
  usage: Usage,
  comparison: Comparison,
): readonly Difference[] {
  const { base, head } = pair;
  const { name, source } = head;
  const navigation = (property: Property): string => (property.navigation ? "relationship" : "property");
  const facts = [
    ...comparePropertyType(target, pair, usage, comparison),
    ...(base.navigation === head.navigation
      ? []
      : [
          difference("property-navigation-changed", {
            target,
            name,
            from: navigation(base),
            to: navigation(head),
            source,
          }),
        ]),
    ...comparePropertyFacts(target, pair, usage),
    ...compareDeprecation("property-deprecated", target, name, base, head),
  ];
  return orDescription(facts, base, head, { target, name });
}

function comparePropertyType(
  target: string,
  { base, head }: Pair<Property>,
  usage: Usage,
  comparison: Comparison,
): readonly Difference[] {
  const shift = comparison.typeShift(base.type, head.type);
  if (shift === null) return [];
  const { name, source } = head;
  return [difference("property-type-changed", { target, name, from: base.type, to: head.type, source, usage, shift })];
}
