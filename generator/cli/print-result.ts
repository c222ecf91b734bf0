import { writeResult } from "../output/write-result.js";
import { printableOutput } from "./report/printable.js";
import type { Terminal } from "./terminal.js";

/** The options of {@link printResult}. */
export interface OutputOptions {
  readonly output?: string;
  readonly force?: boolean;
}

/** Prints a result to standard output, or writes it to the file of `--output`. */
export function printResult(text: string, options: OutputOptions, terminal: Pick<Terminal, "print">): void {
  if (options.output === undefined) terminal.print(text);
  else writeResult(options.output, printableOutput(text), options);
}
