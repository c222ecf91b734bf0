import type { Place } from "../../findings/finding.js";
import type { TypeModel } from "../../model/model.js";
import { shortName } from "../../model/qualified-name.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Pair } from "../match/pairing.js";
import { haveEqualWords, words } from "../words.js";

interface Described {
  readonly description: string;
  readonly source: Place;
}

/**
 * Returns the changed facts of an item. If no fact changed, returns the change of the item's description. It does not
 * return both, because facts are read from the description: one edit of the description would be reported twice.
 *
 * @param about - identifies the item in the change of the description
 */
export function orDescriptionChange(
  facts: readonly Difference[],
  base: Described,
  head: Described,
  about: Pick<Difference, "target"> & Partial<Pick<Difference, "name" | "detail">>,
): readonly Difference[] {
  if (facts.length > 0 || haveEqualWords(base.description, head.description)) return facts;
  return [
    difference("description-changed", { ...about, from: base.description, to: head.description, source: head.source }),
  ];
}

/** Whether a description changed only because it names types that were renamed. */
export function isCausedByRename({ id, from, to }: Difference, renamed: readonly Pair<TypeModel>[]): boolean {
  if (id !== "description-changed" || renamed.length === 0) return false;
  const newNames = new Map(renamed.map(({ base, head }) => [lowerCaseName(base), lowerCaseName(head)]));
  const [before, after] = [from, to].map((text) =>
    words(text ?? "")
      .map((word) => newNames.get(word) ?? word)
      .join(" "),
  );
  return before === after;
}

function lowerCaseName({ name }: TypeModel): string {
  return shortName(name).toLowerCase();
}
