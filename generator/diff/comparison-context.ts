import type { ApiModel, TypeModel } from "../model/model.js";
import { collectionOf, itemType } from "../model/qualified-name.js";
import type { Side } from "./change.js";
import type { ChangeDirection, Usage } from "./kinds/change-kind.js";
import { isDeclaredType, type MatchedTypes } from "./match/match-types.js";
import type { Pair } from "./match/pairing.js";
import { typeDirection } from "./type-direction.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";
import { indexTypeUsage, returnedTypes } from "./type-usage.js";

/** Facts about the two models as a whole, for functions that compare one pair of items. */
export interface ComparisonContext {
  readonly base: TypeIndex;
  readonly head: TypeIndex;
  /**
   * Returns the name that a type of the base has in the head. The name differs if the type was renamed, or if the type
   * is a collection of a renamed type.
   */
  nameInHead(type: string): string;
  /** Whether only one of the models documents a type. */
  isInOneModel(type: string): boolean;
  /**
   * Returns the direction of a change from a type of the base to a type of the head; `null` if both are the same type.
   * Also `null` if the page of a type was added or removed, because the added or removed type is already reported.
   */
  typeDirection(base: string, head: string): ChangeDirection | null;
  /** Whether the type is part of requests or responses in at least one of the models. */
  usage(pair: Pair<TypeModel>): Usage;
  /** Whether a type is returned by at least one operation that is neither an action nor a function. */
  isReturned(type: string, side: Side): boolean;
  /** Whether at least one relationship has the type. */
  isRelated(type: string, side: Side): boolean;
}

/** The type that a model uses in place of an unknown type name. */
const UNTYPED = "Edm.Untyped";

export function createComparisonContext(base: ApiModel, head: ApiModel, types: MatchedTypes): ComparisonContext {
  const [baseTypes, headTypes] = [indexTypes(base.types), indexTypes(head.types)];
  const [baseUsage, headUsage] = [indexTypeUsage(base, baseTypes), indexTypeUsage(head, headTypes)];
  const returned = { base: returnedTypes(base), head: returnedTypes(head) };
  const related = { base: relationshipTypes(base), head: relationshipTypes(head) };
  const newNames = new Map(types.renamed.map((pair) => [pair.base.name, pair.head.name]));
  const inOneModel = new Set([...types.removed, ...types.added].map(({ name }) => name));
  const nameInHead = (type: string): string => {
    const { type: item, collection } = itemType(type);
    const name = newNames.get(item) ?? item;
    return collection ? collectionOf(name) : name;
  };
  return {
    base: baseTypes,
    head: headTypes,
    nameInHead,
    isInOneModel: (type) => inOneModel.has(type),
    typeDirection: (before, after) => {
      const direction = typeDirection(nameInHead(before), after, headTypes);
      const [from, to] = [itemType(before).type, itemType(after).type];
      if (direction === null) return null;
      const isUnresolved =
        [from, to].includes(UNTYPED) || isUndocumented(baseTypes, from) || isUndocumented(headTypes, to);
      if (isUnresolved && (inOneModel.has(from) || inOneModel.has(to))) return null;
      return from === UNTYPED || to === UNTYPED ? "docs-only" : direction;
    },
    usage: (pair) => {
      const [before, after] = [baseUsage(pair.base.name), headUsage(pair.head.name)];
      return { request: before.request || after.request, response: before.response || after.response };
    },
    isReturned: (type, side) => returned[side].has(type),
    isRelated: (type, side) => related[side].has(type),
  };
}

/** Whether a type is only known from examples or references. */
function isUndocumented(types: TypeIndex, name: string): boolean {
  const type = types.get(name);
  return type !== undefined && !isDeclaredType(type);
}

function relationshipTypes({ types }: ApiModel): ReadonlySet<string> {
  const relationships = types.flatMap(({ properties }) => properties.filter(({ navigation }) => navigation));
  return new Set(relationships.map(({ type }) => itemType(type).type));
}
