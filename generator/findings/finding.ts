/**
 * A position in a docs folder. Lines and columns count from 1; `file` is relative to the docs folder, with forward
 * slashes. For a fact that an include brought in, `file` is the include.
 */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export type Severity = "error" | "warning" | "info";

/** Something about the docs that a person should know, with its place. */
export interface Diagnostic extends Place {
  /** Name of the rule, in kebab case: `placeholder`, `missing-include`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence for the person who will mend the page: what is wrong and what would be right. */
  readonly message: string;
  /** The text that would be right, where it is known. */
  readonly suggestion?: string;
}
