import { type RuleId, severityOfRule } from "./catalogue.js";
import type { Finding, Place } from "./finding.js";

/** Takes a finding that a reader, a check or a stage of the model raises. */
export type Report = (finding: Finding) => void;

export interface FindingDetails {
  readonly suggestion?: string | null | undefined;
  readonly subject?: string | null | undefined;
}

/**
 * Creates a finding with the severity that the catalogue gives its rule.
 *
 * @param place any fact with a place; only its position is kept
 * @param message one sentence: the fault and its fix
 */
export function finding<Id extends RuleId>(
  rule: Id,
  place: Place,
  message: string,
  { suggestion, subject }: FindingDetails = {},
): Finding<Id> {
  return {
    rule,
    severity: severityOfRule(rule),
    message,
    file: place.file,
    line: place.line,
    column: place.column,
    ...(place.endLine === undefined ? {} : { endLine: place.endLine }),
    ...(place.endColumn === undefined ? {} : { endColumn: place.endColumn }),
    ...(suggestion == null ? {} : { suggestion }),
    ...(subject == null ? {} : { subject }),
  };
}
