/** A contradiction between an example and the tables of its docs. */
export interface DocsContradiction {
  /** The docwright rule that reports it: `unknown-property`, `wrong-type`. */
  readonly rule: string;
  /** The place of the example: `file:line`. */
  readonly at: string;
  /** The place in the value, as a JSON Pointer. */
  readonly path: string;
}

/**
 * Casts an example to `Documented` although it does not have that type. The contradictions list the differences that the
 * compiler would report.
 *
 * @throws Error if `contradictions` is empty: then no cast is needed.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller chooses the type of the cast
export function contradictsDocs<Documented>(contradictions: readonly DocsContradiction[], value: unknown): Documented {
  if (contradictions.length === 0)
    throw new Error("contradictsDocs was called without contradictions. Use the value without it");
  return value as Documented;
}
