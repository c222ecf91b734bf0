import type { Diagnostic, Place, Severity } from "../findings/finding.js";
import { byCodeUnits, byPlace } from "../collections/order.js";

/** Where a stage of the model says what it found on its way. */
export type Report = (finding: Diagnostic) => void;

/** A finding of the model at a place. The place may be any fact that carries one; only its position is kept. */
export function finding(rule: string, severity: Severity, message: string, at: Place): Diagnostic {
  return {
    rule,
    severity,
    message,
    file: at.file,
    line: at.line,
    column: at.column,
    ...(at.endLine === undefined ? {} : { endLine: at.endLine }),
    ...(at.endColumn === undefined ? {} : { endColumn: at.endColumn }),
  };
}

/**
 * Puts findings in the order in which a person would meet them. The same finding met twice, as when two pages bring
 * in one include, is one finding.
 */
export function orderFindings(findings: readonly Diagnostic[]): Diagnostic[] {
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
