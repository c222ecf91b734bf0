import type { Place } from "../findings/finding.js";
import { finding } from "../model/findings.js";
import type { Cause } from "./causes.js";
import { mismatchRules, type Mismatch, type MismatchRule } from "./mismatch.js";

interface Sides {
  readonly target: string;
  readonly name: string | null;
  readonly docs: string | null;
  readonly metadata: string | null;
  readonly cause?: Cause;
  /** The place in the docs where the fact is, or belongs. */
  readonly source: Place;
}

/**
 * Creates a mismatch.
 *
 * @param message - names both sides; the probable cause is appended
 */
export function mismatch(
  rule: MismatchRule,
  message: string,
  { source, cause, target, name, docs, metadata }: Sides,
): Mismatch {
  const text = cause === undefined || cause.text === "" ? message : `${message} ${cause.text}`;
  const suggestion = cause?.suggestion ?? null;
  const { rule: _, ...found } = finding(rule, mismatchRules[rule].severity, text, source);
  return { ...found, rule, ...(suggestion === null ? {} : { suggestion }), target, name, docs, metadata };
}
