import type { TypeModel } from "../../model/model.js";
import { shortName } from "../../model/qualified-name.js";
import { nameKeys, nameSimilarity } from "../../nearest-name.js";
import { type Pair, type Pairing, pairBy, pairBySimilarity } from "./pairing.js";
import { jaccardIndex } from "./similarity.js";

/** The declared types of two models. */
export interface MatchedTypes extends Pairing<TypeModel> {
  /** Types that have another name in the head. They are not in `pairs`. */
  readonly renamed: readonly Pair<TypeModel>[];
}

/**
 * Matches types by name. Types without a matching name are then matched by the names of their properties and members.
 * Types without a declaration are left out: their changes are reported for the operations and properties that use them.
 */
export function matchTypes(base: readonly TypeModel[], head: readonly TypeModel[]): MatchedTypes {
  const byName = pairBy(declared(base), declared(head), ({ name }) => name);
  const byContent = pairBySimilarity(
    { removed: byName.removed.map(withContent), added: byName.added.map(withContent) },
    typeSimilarity,
    { nameOf: ({ type }) => type.name, keysOf: ({ shortName: name, content }) => [...nameKeys(name), ...content] },
  );
  return {
    pairs: byName.pairs,
    renamed: byContent.pairs.map((pair) => ({ base: pair.base.type, head: pair.head.type })),
    removed: byContent.removed.map(({ type }) => type),
    added: byContent.added.map(({ type }) => type),
  };
}

function declared(types: readonly TypeModel[]): readonly TypeModel[] {
  return types.filter(isDeclaredType);
}

/**
 * Whether a page or the metadata declares a type. A type that is only in examples or only named on other pages is not
 * declared, except for an enumeration whose values are listed in a table row.
 */
export function isDeclaredType({ origin, kind }: TypeModel): boolean {
  return origin === "page" || origin === "metadata" || (origin === "reference" && kind === "enum");
}

interface TypeContent {
  readonly type: TypeModel;
  readonly shortName: string;
  /** Names of properties and members. */
  readonly content: ReadonlySet<string>;
}

function withContent(type: TypeModel): TypeContent {
  return {
    type,
    shortName: shortName(type.name),
    content: new Set([...type.properties, ...type.members].map(({ name }) => name)),
  };
}

/**
 * The number of properties or members that two types must have to be matched by content alone. Smaller types can have
 * equal properties by accident, so their names must be similar too.
 */
const MIN_CONTENT = 3;

function typeSimilarity(base: TypeContent, head: TypeContent): number {
  if (base.type.kind !== head.type.kind) return 0;
  const byContent = jaccardIndex(base.content, head.content);
  const byName = nameSimilarity(base.shortName, head.shortName);
  const isLarge = Math.min(base.content.size, head.content.size) >= MIN_CONTENT;
  return (isLarge && byContent >= 0.75) || (byName >= 0.6 && byContent >= 0.5) ? byContent + byName : 0;
}
