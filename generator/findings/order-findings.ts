import type { Finding } from "./finding.js";
import { byCodeUnits, byPlace } from "../collections/order.js";

/**
 * Sorts findings by place, rule and message, and removes duplicates: two pages with the same include raise the same
 * finding.
 */
export function orderFindings<One extends Finding<string>>(findings: readonly One[]): One[] {
  const sorted = [...findings].sort(
    (a, b) => byPlace(a, b) || byCodeUnits(a.rule, b.rule) || byCodeUnits(a.message, b.message),
  );
  return sorted.filter((current, at) => {
    const before = sorted[at - 1];
    return (
      !before || byPlace(before, current) !== 0 || before.rule !== current.rule || before.message !== current.message
    );
  });
}
