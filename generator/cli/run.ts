import { exitCode, type ExitCode } from "./exit-code.js";
import { explain } from "./explain.js";
import { createProgram } from "./program.js";

/**
 * Runs the command line: results to standard output, all else to standard error.
 *
 * @param args The arguments after the program's name.
 * @returns What the process is to say when it ends. Never throws.
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
    return explain(error, args);
  }
}
