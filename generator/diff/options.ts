import type { ChangeSeverity } from "./kinds/change-kind.js";

export interface DiffOptions {
  /** Severities that replace the default ones, by the id of the kind; `off` omits the changes of a kind. */
  readonly severities?: Readonly<Record<string, ChangeSeverity | "off">>;
  /** Accept removals of items that are deprecated in the base. Default: false. */
  readonly acceptDeprecated?: boolean;
}
