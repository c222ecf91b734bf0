import { exitCode, type ExitCode } from "./exit-code.js";
import { reportError } from "./report-error.js";
import { createProgram } from "./program.js";

/**
 * Runs the command line. Prints results to standard output, everything else to standard error. Never throws.
 *
 * @param args The arguments after the program's name.
 */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.done;
  const program = createProgram((commandCode) => {
    code = commandCode;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, args);
  }
}
