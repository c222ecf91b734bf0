import type { Place } from "../../findings/finding.js";
import type { TypeModel } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Pair } from "../match/pairing.js";
import { saysTheSame, words } from "../prose.js";

interface Described {
  readonly description: string;
  readonly source: Place;
}

/**
 * What changed about a thing, or else its description. Facts are read from prose, so where one changed the words did
 * too, and saying both would say one thing twice.
 */
export function orDescription(
  facts: readonly Difference[],
  base: Described,
  head: Described,
  of: Pick<Difference, "target"> & Partial<Pick<Difference, "name" | "detail">>,
): readonly Difference[] {
  if (facts.length > 0 || saysTheSame(base.description, head.description)) return facts;
  return [
    difference("description-changed", { ...of, from: base.description, to: head.description, source: head.source }),
  ];
}

/** Whether a description only calls types by their new names. */
export function followsRenames({ id, from, to }: Difference, renamed: readonly Pair<TypeModel>[]): boolean {
  if (id !== "description-changed" || renamed.length === 0) return false;
  const newNames = new Map(renamed.map(({ base, head }) => [localName(base), localName(head)]));
  const [before, after] = [from, to].map((text) =>
    words(text ?? "")
      .map((word) => newNames.get(word) ?? word)
      .join(" "),
  );
  return before === after;
}

function localName({ name }: TypeModel): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
