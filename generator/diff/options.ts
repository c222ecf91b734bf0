import type { ChangeSeverity } from "./kinds/change-kind.js";

export interface DiffOptions {
  /** Severities that replace the default ones, by the id of the kind; `off` omits the changes of a kind. */
  readonly severities?: Readonly<Record<string, ChangeSeverity | "off">>;
  /** Accept the removal of what the base documents as deprecated. Default: false. */
  readonly acceptDeprecated?: boolean;
}
