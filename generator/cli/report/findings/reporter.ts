import type picocolors from "picocolors";
import type { Finding } from "../../../findings/finding.js";

/** Turns findings, ordered by place, into the text of one format. */
export type Reporter = (findings: readonly Finding<string>[], context: ReportContext) => string;

export type Colors = ReturnType<typeof picocolors.createColors>;

export interface ReportContext {
  readonly colors: Colors;
  /** Print every finding, where a format would stop at some. */
  readonly verbose: boolean;
  /** The path of a docs file as a terminal can open it. */
  readonly displayPath: (file: string) => string;
  /** The text of a line of a docs file, where it is known. */
  readonly sourceLine: (file: string, line: number) => string | undefined;
}
