import type { ApiModel, TypeModel } from "../model/model.js";
import type { Shift, Usage } from "./kinds/kind.js";
import type { Pair } from "./match/pairing.js";
import type { MatchedTypes } from "./match/types.js";
import { indexTypes, itemType } from "./type-index.js";
import type { TypeIndex } from "./type-index.js";
import { typeShift } from "./type-shift.js";
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
}

/** What a name is read as that leads nowhere. */
const UNTYPED = "Edm.Untyped";

export function compareWith(base: ApiModel, head: ApiModel, types: MatchedTypes): Comparison {
  const [baseTypes, headTypes] = [indexTypes(base.types), indexTypes(head.types)];
  const [baseUsage, headUsage] = [usageIn(base, baseTypes), usageIn(head, headTypes)];
  const returned = { base: returnedBy(base), head: returnedBy(head) };
  const newNames = new Map(types.renamed.map((pair) => [pair.base.name, pair.head.name]));
  const oneSided = new Set([...types.gone, ...types.fresh].map(({ name }) => name));
  const headName = (type: string): string => {
    const { item, collection } = itemType(type);
    const name = newNames.get(item) ?? item;
    return collection ? `Collection(${name})` : name;
  };
  return {
    base: baseTypes,
    head: headTypes,
    headName,
    isOnOneSide: (type) => oneSided.has(type),
    typeShift: (before, after) => {
      const shift = typeShift(headName(before), after, headTypes);
      const items = [itemType(before).item, itemType(after).item];
      if (shift === null || !items.includes(UNTYPED)) return shift;
      return items.some((item) => oneSided.has(item)) ? null : "restated";
    },
    usage: (pair) => {
      const [before, after] = [baseUsage(pair.base.name), headUsage(pair.head.name)];
      return { request: before.request || after.request, response: before.response || after.response };
    },
    isReturned: (type, side) => returned[side].has(type),
  };
}
