import type { Shift } from "./kinds/kind.js";

/** What a switch does; `null` where it stays as it is. */
export function switchShift(base: boolean, head: boolean, less: boolean): Shift | null {
  if (base === head) return null;
  return head === less ? "narrowed" : "widened";
}

/** What a change of a set of allowed things does; `null` where the sets are equal. */
export function setShift(base: ReadonlySet<string>, head: ReadonlySet<string>): Shift | null {
  const lost = [...base].some((item) => !head.has(item));
  const gained = [...head].some((item) => !base.has(item));
  if (lost) return gained ? "replaced" : "narrowed";
  return gained ? "widened" : null;
}

/** What several shifts of one thing do together; `null` where there is none. */
export function jointShift(shifts: readonly (Shift | null)[]): Shift | null {
  const all = new Set(shifts);
  if (all.has("replaced") || (all.has("narrowed") && all.has("widened"))) return "replaced";
  return (["narrowed", "widened", "restated"] as const).find((shift) => all.has(shift)) ?? null;
}
