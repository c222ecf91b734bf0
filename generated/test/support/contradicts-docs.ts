/** Where an example and the tables of its own docs disagree. */
export interface DocsContradiction {
  /** The rule that the example breaks: `unknown-property`, `wrong-type`. */
  readonly rule: string;
  /** The place of the example in the docs: `file:line`. */
  readonly at: string;
  /** Where in the value, as a JSON Pointer. */
  readonly path: string;
}

/**
 * Lets a documented value stand as a `Documented` although it is not one by the docs' own tables. The contradictions
 * say to the reader what the compiler would.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what the value stands for
export function contradictsDocs<Documented>(contradictions: readonly DocsContradiction[], value: unknown): Documented {
  if (contradictions.length === 0) throw new Error("A value is marked as a contradiction and contradicts nothing");
  return value as Documented;
}
