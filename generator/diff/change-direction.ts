import type { ChangeDirection } from "./kinds/change-kind.js";

/**
 * The direction in which a yes-or-no fact changed.
 *
 * @param narrow - the value that allows less
 * @returns `null` if the fact is the same in both models
 */
export function flagDirection(base: boolean, head: boolean, narrow: boolean): ChangeDirection | null {
  if (base === head) return null;
  return head === narrow ? "narrowed" : "widened";
}

/** The direction in which a set of allowed items changed; `null` if the sets are equal. */
export function setDirection(base: ReadonlySet<string>, head: ReadonlySet<string>): ChangeDirection | null {
  const isSmaller = [...base].some((item) => !head.has(item));
  const isLarger = [...head].some((item) => !base.has(item));
  if (isSmaller) return isLarger ? "replaced" : "narrowed";
  return isLarger ? "widened" : null;
}

/** The direction of several changes to the same thing; `null` if nothing changed. */
export function combineDirections(directions: readonly (ChangeDirection | null)[]): ChangeDirection | null {
  const all = new Set(directions);
  if (all.has("replaced") || (all.has("narrowed") && all.has("widened"))) return "replaced";
  return (["narrowed", "widened", "docs-only"] as const).find((direction) => all.has(direction)) ?? null;
}
