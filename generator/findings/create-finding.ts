import { type RuleId, severityOfRule } from "./catalogue.js";
import type { Finding, Place, Severity } from "./finding.js";

/** The function that readers and checks call with each of their findings. */
export type Report = (finding: Finding) => void;

export interface FindingDetails {
  readonly suggestion?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly repeated?: readonly Place[] | undefined;
}

/**
 * Creates a finding with the severity that its rule has in the catalogue.
 *
 * @param place a position, or any object that has one; other properties are dropped
 * @param message one sentence: the fault and its fix
 */
export function finding<Id extends RuleId>(
  rule: Id,
  place: Place,
  message: string,
  details: FindingDetails = {},
): Finding<Id> {
  return makeFinding({ id: rule, severity: severityOfRule(rule) }, place, message, details);
}

/** Creates a finding of any rule, including custom rules. See {@link finding}. */
export function makeFinding<Id extends string>(
  { id, severity }: { readonly id: Id; readonly severity: Severity },
  place: Place,
  message: string,
  { suggestion, subject, repeated = [] }: FindingDetails,
): Finding<Id> {
  return {
    rule: id,
    severity,
    message,
    file: place.file,
    line: place.line,
    column: place.column,
    ...(place.endLine === undefined ? {} : { endLine: place.endLine }),
    ...(place.endColumn === undefined ? {} : { endColumn: place.endColumn }),
    ...(suggestion == null ? {} : { suggestion }),
    ...(subject == null ? {} : { subject }),
    ...(repeated.length === 0 ? {} : { repeated }),
  };
}
