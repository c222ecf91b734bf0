import type { ApiModel, TypeModel } from "../model/model.js";
import type { Shift, Usage } from "./kinds/kind.js";
import type { Pair } from "./match/pairing.js";
import type { MatchedTypes } from "./match/types.js";
import { collectionOf, itemType } from "../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "./type-index.js";
import { typeShift } from "./type-direction.js";
import { returnedBy, usageIn } from "./usage.js";

/** What comparers know of the two models beside the pair in front of them. */
export interface Comparison {
  readonly base: TypeIndex;
  readonly head: TypeIndex;
  /** A type of the base under the name that it has in the head. */
  headName(type: string): string;
  /** Whether a type is documented in one model and not in the other. */
  isOnOneSide(type: string): boolean;
  /**
   * What a change from a type of the base to one of the head does; `null` where it is the same type, or where its name
   * leads nowhere only because its page came or went.
   */
  typeShift(base: string, head: string): Shift | null;
  /** Where values of a type travel, in either model. */
  usage(pair: Pair<TypeModel>): Usage;
  /** Whether operations other than actions and functions return a type. */
  isReturned(type: string, side: "base" | "head"): boolean;
  /** Whether a relationship leads to a type. */
  isRelated(type: string, side: "base" | "head"): boolean;
}

/** What a name is read as that leads nowhere. */
const UNTYPED = "Edm.Untyped";

export function compareWith(base: ApiModel, head: ApiModel, types: MatchedTypes): Comparison {
  const [baseTypes, headTypes] = [indexTypes(base.types), indexTypes(head.types)];
  const [baseUsage, headUsage] = [usageIn(base, baseTypes), usageIn(head, headTypes)];
  const returned = { base: returnedBy(base), head: returnedBy(head) };
  const related = { base: relatedIn(base), head: relatedIn(head) };
  const newNames = new Map(types.renamed.map((pair) => [pair.base.name, pair.head.name]));
  const oneSided = new Set([...types.gone, ...types.fresh].map(({ name }) => name));
  const headName = (type: string): string => {
    const { type: item, collection } = itemType(type);
    const name = newNames.get(item) ?? item;
    return collection ? collectionOf(name) : name;
  };
  return {
    base: baseTypes,
    head: headTypes,
    headName,
    isOnOneSide: (type) => oneSided.has(type),
    typeShift: (before, after) => {
      const shift = typeShift(headName(before), after, headTypes);
      const [from, to] = [itemType(before).type, itemType(after).type];
      if (shift === null) return null;
      const leadsNowhere = [
        from === UNTYPED || isUndocumented(baseTypes, from),
        to === UNTYPED || isUndocumented(headTypes, to),
      ];
      if (leadsNowhere.includes(true) && (oneSided.has(from) || oneSided.has(to))) return null;
      return from === UNTYPED || to === UNTYPED ? "restated" : shift;
    },
    usage: (pair) => {
      const [before, after] = [baseUsage(pair.base.name), headUsage(pair.head.name)];
      return { request: before.request || after.request, response: before.response || after.response };
    },
    isReturned: (type, side) => returned[side].has(type),
    isRelated: (type, side) => related[side].has(type),
  };
}

/** A type that examples or references alone made known. */
function isUndocumented(types: TypeIndex, name: string): boolean {
  const type = types.get(name);
  return type !== undefined && type.origin !== "page";
}

function relatedIn({ types }: ApiModel): ReadonlySet<string> {
  const relationships = types.flatMap(({ properties }) => properties.filter(({ navigation }) => navigation));
  return new Set(relationships.map(({ type }) => itemType(type).type));
}
