import type { Property } from "../../model/model.js";
import type { Side } from "../change.js";
import type { ComparisonContext } from "../comparison-context.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Usage } from "../kinds/change-kind.js";
import { type Pair, type Pairing, pairBy, pairBySimilarity } from "../match/pairing.js";
import { renameKeys, renameSimilarity, similarNames } from "../match/similarity.js";
import { compareDeprecation } from "./compare-deprecation.js";
import { orDescriptionChange } from "./compare-descriptions.js";
import { comparePropertyFacts } from "./compare-property-facts.js";

/** The type that declares the properties: its name in each model. */
interface Owner {
  readonly base: string;
  readonly head: string;
}

/**
 * Compares the properties of a type or of a request body.
 *
 * @param target - name of the type, or id of the operation
 * @param owner - used to recognize properties that moved to or from a base type; `null` for a request body
 */
export function compareProperties(
  target: string,
  base: readonly Property[],
  head: readonly Property[],
  usage: Usage,
  context: ComparisonContext,
  owner: Owner | null = null,
): readonly Difference[] {
  const { pairs, removed, added } = matchProperties(base, head);
  const moved: Pair<Property>[] = [];
  const isInherited = (property: Property, side: Side): boolean => {
    const inherited = owner === null ? undefined : context[side].inherited(owner[side], property.name);
    if (inherited === undefined) return false;
    moved.push(side === "head" ? { base: property, head: inherited } : { base: inherited, head: property });
    return true;
  };
  const unmatched = {
    removed: removed.filter((property) => !isInherited(property, "head")),
    added: added.filter((property) => !isInherited(property, "base")),
  };
  const renamed = pairBySimilarity(unmatched, propertySimilarity(context), {
    nameOf: ({ name }) => name,
    keysOf: renameKeys,
  });
  const similarTo = similarNames(renamed, (one, other) => isSameKind(one, other, context));
  const about = { target, usage };
  return [
    ...pairs.flatMap((pair) => compareProperty(target, pair, usage, context)),
    ...moved.flatMap((pair) => comparePropertyType(target, pair, usage, context)),
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
    ...renamed.removed.map((property) => {
      const { name, type, source, deprecated: wasDeprecated } = property;
      const similar = similarTo.get(property) ?? null;
      return difference("property-removed", {
        ...about,
        name,
        from: type,
        similar,
        source,
        side: "base",
        wasDeprecated,
      });
    }),
    ...renamed.added.map(({ name, type, required, source }) =>
      difference("property-added", {
        ...about,
        name,
        to: type,
        source,
        direction: required === true ? "narrowed" : "widened",
      }),
    ),
  ];
}

/**
 * Matches properties by name. A property that the base shows only in an example is not matched with a property from
 * metadata. That property then counts as added, because no table of the docs contains it.
 */
function matchProperties(base: readonly Property[], head: readonly Property[]): Pairing<Property> {
  const { pairs, removed, added } = pairBy(base, head, ({ name }) => name);
  const isUndocumented = ({ base: one, head: other }: Pair<Property>): boolean =>
    one.origin === "example" && other.origin === "metadata";
  return {
    pairs: pairs.filter((pair) => !isUndocumented(pair)),
    removed,
    added: [...added, ...pairs.filter(isUndocumented).map((pair) => pair.head)],
  };
}

function propertySimilarity(context: ComparisonContext): (base: Property, head: Property) => number {
  return (base, head) => (isSameKind(base, head, context) ? renameSimilarity(base, head) : 0);
}

function isSameKind(base: Property, head: Property, context: ComparisonContext): boolean {
  return base.navigation === head.navigation && context.typeDirection(base.type, head.type) === null;
}

function compareProperty(
  target: string,
  pair: Pair<Property>,
  usage: Usage,
  context: ComparisonContext,
): readonly Difference[] {
  const { base, head } = pair;
  const { name, source } = head;
  const describe = (property: Property): string => (property.navigation ? "relationship" : "property");
  const facts = [
    ...comparePropertyType(target, pair, usage, context),
    ...(base.navigation === head.navigation
      ? []
      : [
          difference("property-navigation-changed", {
            target,
            name,
            from: describe(base),
            to: describe(head),
            source,
          }),
        ]),
    ...compareOrigin(target, pair),
    ...comparePropertyFacts(target, pair, usage),
    ...compareDeprecation("property-deprecated", target, name, base, head),
  ];
  return orDescriptionChange(facts, base, head, { target, name });
}

/** Reports each property that one model has in a table and the other model has only in examples. */
function compareOrigin(target: string, { base, head }: Pair<Property>): readonly Difference[] {
  if ((base.origin === "example") === (head.origin === "example")) return [];
  const { name, source } = head;
  return [difference("property-origin-changed", { target, name, from: base.origin, to: head.origin, source })];
}

function comparePropertyType(
  target: string,
  { base, head }: Pair<Property>,
  usage: Usage,
  context: ComparisonContext,
): readonly Difference[] {
  const direction = context.typeDirection(base.type, head.type);
  if (direction === null) return [];
  const { name, source } = head;
  return [
    difference("property-type-changed", { target, name, from: base.type, to: head.type, source, usage, direction }),
  ];
}
