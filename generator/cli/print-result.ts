import { writeNamedFile } from "../write-files.js";
import { printableOutput } from "./report/printable.js";
import type { Terminal } from "./terminal.js";

/** Prints a result to standard output, or writes it to the file of `--output`. */
export function printResult(text: string, file: string | undefined, terminal: Pick<Terminal, "print">): void {
  if (file === undefined) terminal.print(text);
  else writeNamedFile(file, printableOutput(text));
}
