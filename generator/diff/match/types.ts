import type { TypeModel } from "../../model/model.js";
import { nameLikeness, overlap } from "./similarity.js";
import { pairAlike, pairBy } from "./pairing.js";
import type { Pair, Pairing } from "./pairing.js";

/** The documented types of two models. */
export interface MatchedTypes extends Pairing<TypeModel> {
  /** Pairs that have another name in the head; not among `pairs`. */
  readonly renamed: readonly Pair<TypeModel>[];
}

/**
 * Matches types by name, then those that are left by what they hold. Only what has a page can come and go: a type that
 * examples or references alone made known is a shadow of the places that name it, and changes there are told there.
 */
export function matchTypes(base: readonly TypeModel[], head: readonly TypeModel[]): MatchedTypes {
  const byName = pairBy(documented(base), documented(head), ({ name }) => name);
  const alike = pairAlike(
    { gone: byName.gone.map(withContent), fresh: byName.fresh.map(withContent) },
    likeness,
    ({ type }) => type.name,
  );
  return {
    pairs: byName.pairs,
    renamed: alike.pairs.map((pair) => ({ base: pair.base.type, head: pair.head.type })),
    gone: alike.gone.map(({ type }) => type),
    fresh: alike.fresh.map(({ type }) => type),
  };
}

function documented(types: readonly TypeModel[]): readonly TypeModel[] {
  return types.filter(({ origin }) => origin === "page");
}

interface TypeContent {
  readonly type: TypeModel;
  readonly localName: string;
  readonly content: ReadonlySet<string>;
}

function withContent(type: TypeModel): TypeContent {
  return {
    type,
    localName: type.name.slice(type.name.lastIndexOf(".") + 1),
    content: new Set([...type.properties, ...type.members].map(({ name }) => name)),
  };
}

/** Types with few properties are alike by chance, so these must have similar names as well. */
const TELLING_SIZE = 3;

function likeness(base: TypeContent, head: TypeContent): number {
  if (base.type.kind !== head.type.kind) return 0;
  const byContent = overlap(base.content, head.content);
  const byName = nameLikeness(base.localName, head.localName);
  const telling = Math.min(base.content.size, head.content.size) >= TELLING_SIZE;
  return (telling && byContent >= 0.75) || (byName >= 0.6 && byContent >= 0.5) ? byContent + byName : 0;
}
