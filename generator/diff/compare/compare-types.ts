import type { Property, TypeModel } from "../../model/model.js";
import { flagDirection } from "../change-direction.js";
import type { Side } from "../change.js";
import type { ComparisonContext } from "../comparison-context.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { MatchedTypes } from "../match/match-types.js";
import type { Pair } from "../match/pairing.js";
import { compareBaseType, compareKey } from "./compare-base-and-key.js";
import { compareDeprecation } from "./compare-deprecation.js";
import { orDescriptionChange } from "./compare-descriptions.js";
import { compareEnumMembers } from "./compare-enum-members.js";
import { compareProperties } from "./compare-properties.js";
import { compareKind } from "./compare-type-kind.js";

/** Whether a table or the metadata has a property. A property that only an example has is not declared. */
function isDeclared({ origin }: Property): boolean {
  return origin !== "example";
}

/** Reports added, removed and renamed types, and compares all other types. */
export function compareTypes(matched: MatchedTypes, context: ComparisonContext): readonly Difference[] {
  return [
    ...matched.removed.map(({ name, kind, source, deprecated: wasDeprecated }) =>
      difference("type-removed", { target: name, from: kind, source, side: "base", wasDeprecated }),
    ),
    ...matched.added.map(({ name, kind, source }) => difference("type-added", { target: name, to: kind, source })),
    ...matched.renamed.map(({ base, head }) =>
      difference("type-renamed", { target: head.name, from: base.name, to: head.name, source: head.source }),
    ),
    ...[...matched.pairs, ...matched.renamed].flatMap((pair) => compareType(pair, context)),
  ];
}

function compareType(pair: Pair<TypeModel>, context: ComparisonContext): readonly Difference[] {
  const { base, head } = pair;
  const target = head.name;
  const kind = compareKind(pair, context);
  if (kind.length > 0) return kind;

  const usage = context.usage(pair);
  const owner = { base: base.name, head: head.name };
  const [before, after] = [comparedProperties(pair, "base"), comparedProperties(pair, "head")];
  const properties = compareProperties(target, before, after, usage, context, owner);
  const facts = [
    ...compareBaseType(pair, context),
    ...compareKey(pair, properties, context),
    ...compareFlags(pair, context),
    ...compareDeprecation("type-deprecated", target, null, base, head),
  ];
  return [
    ...orDescriptionChange(facts, base, head, { target }),
    ...properties,
    ...compareEnumMembers(target, base.members, head.members),
  ];
}

/**
 * The properties of a type to compare. If the type is open in one of the models, the properties that only examples show
 * are left out, because the SDK does not declare them for an open type. A change from open to closed would otherwise
 * report them as added or removed.
 */
function comparedProperties({ base, head }: Pair<TypeModel>, side: Side): readonly Property[] {
  const { properties } = side === "base" ? base : head;
  return base.open || head.open ? properties.filter(isDeclared) : properties;
}

/**
 * Facts about a type that are true or false. Each has the words for false and true in messages, and the value that
 * allows callers less (`narrow`).
 */
const FLAGS = [
  { id: "type-abstract-changed", fact: "abstract", no: "concrete", yes: "abstract", narrow: true },
  { id: "type-open-changed", fact: "open", no: "closed", yes: "open", narrow: false },
  { id: "enum-flags-changed", fact: "flags", no: "single", yes: "combined", narrow: false },
] as const;

function compareFlags(pair: Pair<TypeModel>, context: ComparisonContext): readonly Difference[] {
  const { base, head } = pair;
  return FLAGS.flatMap(({ id, fact, no, yes, narrow }) => {
    const direction = flagDirection(base[fact], head[fact], narrow);
    if (direction === null) return [];
    const [from, to] = head[fact] ? [no, yes] : [yes, no];
    const { name: target, source } = head;
    return [difference(id, { target, from, to, source, usage: context.usage(pair), direction })];
  });
}
