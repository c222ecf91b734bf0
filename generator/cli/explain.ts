import { CommanderError } from "commander";
import { UsageError } from "../usage-error.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { docwrightVersion } from "./version.js";

/** Says on standard error what went wrong, for the person who has to act, and gives the exit code. */
export function explain(error: unknown, args: readonly string[]): ExitCode {
  // Commander has said itself what is wrong with the arguments, or printed the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  const verbose = args.includes("--verbose");
  if (error instanceof UsageError) {
    say(error.message);
    if (verbose && error.cause instanceof Error) trace(error.cause);
    return exitCode.usage;
  }
  const fault = error instanceof Error ? error : new Error(String(error));
  const system = `docwright ${docwrightVersion()}, Node ${process.versions.node}, ${process.platform}`;
  say(`A fault of docwright itself: ${fault.message}`);
  say(`Please report it with the command (docwright ${args.join(" ")}) and the versions (${system}).`);
  if (verbose) trace(fault);
  else say("--verbose adds where it happened.");
  return exitCode.internalError;
}

function say(message: string): void {
  process.stderr.write(`docwright: ${message.replaceAll(/\s*\n\s*/g, " ")}\n`);
}

function trace(error: Error): void {
  process.stderr.write(`${error.stack ?? error.message}\n`);
}
