import type { VerifyRuleId } from "../findings/catalogue.js";
import { finding } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import type { Cause } from "./causes.js";
import type { Mismatch } from "./mismatch.js";

interface Sides {
  readonly target: string;
  readonly name: string | null;
  readonly docs: string | null;
  readonly metadata: string | null;
  readonly cause?: Cause;
  /**
   * The place of the fact in the docs. If the docs do not have the fact, it is the place where a writer should add the
   * fact.
   */
  readonly source: Place;
}

/** The fix that is appended to the message if the cause is unknown. Messages of other rules already contain the fix. */
const FIXES: Partial<Record<VerifyRuleId, string>> = {
  "base-type-differs": "Correct the base type.",
  "key-differs": "Correct the key.",
  "member-not-in-metadata": "Correct or remove the row of this member.",
  "member-value-differs": "Correct the value.",
  "operation-not-in-metadata": "Correct the request, or remove the page.",
  "parameter-not-in-metadata": "Correct or remove the row of this parameter.",
  "parameter-type-differs": "Correct the type.",
  "property-default-differs": "Correct the default value.",
  "property-kind-differs": "Move the row to the table of properties or relationships, as in the metadata.",
  "property-not-in-metadata": "Correct or remove the row of this property.",
  "property-nullability-differs": "Correct the description.",
  "property-readonly-differs": "Correct the description.",
  "property-type-differs": "Correct the type.",
  "response-type-differs": "Correct the Response section.",
  "type-kind-differs": "Correct the page.",
  "type-modifier-differs": "Correct the page.",
  "type-not-in-metadata": "Correct the name, or remove the page.",
};

/**
 * Creates a mismatch.
 *
 * @param message - tells what the docs and the metadata have. The probable cause is appended. If no cause is known, the
 * fix is appended instead.
 */
export function mismatch(
  rule: VerifyRuleId,
  message: string,
  { source, cause, target, name, docs, metadata }: Sides,
): Mismatch {
  const end = cause === undefined || cause.text === "" ? FIXES[rule] : cause.text;
  const text = end === undefined ? message : `${message} ${end}`;
  return {
    ...finding(rule, source, text, {
      suggestion: cause?.suggestion,
      subject: name === null ? target : `${target}.${name}`,
    }),
    target,
    name,
    docs,
    metadata,
  };
}
