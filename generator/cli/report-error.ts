import { CommanderError } from "commander";
import { isErrno, remedyOf } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { printableLine, printableOutput } from "./report/printable.js";
import { docwrightVersion } from "./version.js";

/**
 * Reports an error on standard error.
 *
 * @returns The exit code.
 */
export function reportError(error: unknown, args: readonly string[]): ExitCode {
  // Commander has already printed the error, the help or the version.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  const verbose = args.includes("--verbose");
  if (error instanceof UsageError) {
    print(error.message);
    if (verbose && error.cause instanceof Error) printStack(error.cause);
    return exitCode.usage;
  }
  const remedy = isErrno(error) ? remedyOf(error) : "";
  if (isErrno(error) && remedy !== "") {
    print(`The operating system reports ${error.message}. ${remedy}`);
    if (verbose) printStack(error);
    return exitCode.usage;
  }
  const internal = error instanceof Error ? error : new Error(String(error));
  const system = `docwright ${docwrightVersion()}, Node ${process.versions.node}, ${process.platform}`;
  print(`Internal error: ${internal.message}`);
  print(`Please report this error with the command (docwright ${args.join(" ")}) and the versions (${system}).`);
  if (verbose) printStack(internal);
  else print("Use --verbose for the stack trace.");
  return exitCode.internalError;
}

function print(message: string): void {
  process.stderr.write(`docwright: ${printableLine(message)}\n`);
}

function printStack(error: Error): void {
  process.stderr.write(`${printableOutput(error.stack ?? error.message)}\n`);
}
