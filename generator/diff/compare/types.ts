import type { Property, TypeModel } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Pair } from "../match/pairing.js";
import type { MatchedTypes } from "../match/types.js";
import { switchShift } from "../change-direction.js";
import { compareDeprecation } from "./deprecation.js";
import { orDescription } from "./descriptions.js";
import { compareEnumMembers } from "./enum-members.js";
import { compareProperties } from "./properties.js";
import { compareBase, compareKey } from "./type-identity.js";
import { compareKind } from "./type-kind.js";

/** Types that came, went or are called otherwise, and what changed in those that are on both sides. */
export function compareTypes(matched: MatchedTypes, comparison: Comparison): readonly Difference[] {
  return [
    ...matched.gone.map(({ name, kind, source }) =>
      difference("type-removed", { target: name, from: kind, source, side: "base" }),
    ),
    ...matched.fresh.map(({ name, kind, source }) => difference("type-added", { target: name, to: kind, source })),
    ...matched.renamed.map(({ base, head }) =>
      difference("type-renamed", { target: head.name, from: base.name, to: head.name, source: head.source }),
    ),
    ...[...matched.pairs, ...matched.renamed].flatMap((pair) => compareType(pair, comparison)),
  ];
}

function compareType(pair: Pair<TypeModel>, comparison: Comparison): readonly Difference[] {
  const { base, head } = pair;
  const target = head.name;
  const kind = compareKind(pair, comparison);
  if (kind.length > 0) return kind;

  const usage = comparison.usage(pair);
  const owner = { base: base.name, head: head.name };
  const declared = { base: declaredBeside(pair, "base"), head: declaredBeside(pair, "head") };
  const properties = compareProperties(target, declared.base, declared.head, usage, comparison, owner);
  const facts = [
    ...compareBase(pair, comparison),
    ...compareKey(pair, properties, comparison),
    ...compareSwitches(pair, comparison),
    ...compareDeprecation("type-deprecated", target, null, base, head),
  ];
  return [
    ...orDescription(facts, base, head, { target }),
    ...properties,
    ...compareEnumMembers(target, base.members, head.members),
  ];
}

/** An open type declares nothing of what examples alone show, so that comes and goes with its openness. */
function declaredBeside({ base, head }: Pair<TypeModel>, side: "base" | "head"): readonly Property[] {
  const { properties } = side === "base" ? base : head;
  return base.open === head.open ? properties : properties.filter(({ origin }) => origin === "table");
}

/** What is so or not so of a type: a word for each, and which of the two allows less. */
const SWITCHES = [
  { id: "type-abstract-changed", fact: "abstract", off: "concrete", on: "abstract", less: true },
  { id: "type-open-changed", fact: "open", off: "closed", on: "open", less: false },
  { id: "enum-flags-changed", fact: "flags", off: "single", on: "combined", less: false },
] as const;

function compareSwitches(pair: Pair<TypeModel>, comparison: Comparison): readonly Difference[] {
  const { base, head } = pair;
  return SWITCHES.flatMap(({ id, fact, off, on, less }) => {
    const shift = switchShift(base[fact], head[fact], less);
    if (shift === null) return [];
    const [from, to] = head[fact] ? [off, on] : [on, off];
    return [difference(id, { target: head.name, from, to, source: head.source, usage: comparison.usage(pair), shift })];
  });
}
