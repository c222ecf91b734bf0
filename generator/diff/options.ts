import type { ChangeSeverity } from "./kinds/kind.js";

export interface DiffOptions {
  /** Severities that differ from those of the table of kinds, by the id of the kind; `off` leaves a kind out. */
  readonly severities?: Readonly<Record<string, ChangeSeverity | "off">>;
}
