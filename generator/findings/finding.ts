import type { RuleId } from "./catalogue.js";

/**
 * A position in a docs folder. Lines and columns count from 1; `file` is relative to the docs folder, with forward
 * slashes. For a fact in an include, `file` is the path of the include.
 */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export type Severity = "error" | "warning" | "info";

/**
 * A fault in the docs, with its place. `Rule` is `string` in two cases: a finding from a file, because another version
 * of docwright may have written the file, and a change of the docs that is reported as a finding.
 */
export interface Finding<Rule extends string = RuleId> extends Place {
  /** Id of the rule, in kebab case: `placeholder`, `missing-include`. */
  readonly rule: Rule;
  readonly severity: Severity;
  /** One sentence for the writer of the page: the fault and its fix. */
  readonly message: string;
  /** The correct text, if it is known. */
  readonly suggestion?: string;
  /**
   * The thing that the finding is about: a qualified property name, a permission, a route, a link target. It depends
   * neither on the wording of the message nor on the line, so that a baseline recognises the finding.
   */
  readonly subject?: string;
  /** Other places where this fault occurs, such as in the same example. They do not have findings of their own. */
  readonly repeated?: readonly Place[];
}
