import type { Change } from "../../../diff/change.js";
import type { Colors } from "../findings/reporter.js";

/** Turns changes into the text of one format. */
export type ChangeReporter = (changes: readonly Change[], context: ChangeContext) => string;

export interface ChangeContext {
  readonly colors: Colors;
  /** Print every change, where a format would stop at some. */
  readonly verbose: boolean;
  /** The path of the file that a change points at, on its side, as a terminal can open it. */
  readonly displayPath: (change: Change) => string;
}
