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
  /** The place of the fact in the docs, or the place to add it. */
  readonly source: Place;
}

/**
 * Creates a mismatch.
 *
 * @param message - names both sides; the probable cause is appended
 */
export function mismatch(
  rule: VerifyRuleId,
  message: string,
  { source, cause, target, name, docs, metadata }: Sides,
): Mismatch {
  const text = cause === undefined || cause.text === "" ? message : `${message} ${cause.text}`;
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
