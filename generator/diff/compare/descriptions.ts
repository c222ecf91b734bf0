import type { Place } from "../../diagnostic.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { saysTheSame } from "../prose.js";

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
