import { CommanderError } from "commander";
import { UsageError } from "../usage-error.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { createProgram } from "./program.js";
import { docwrightVersion } from "./version.js";

/**
 * Runs the command line and leaves the exit code on the process, so that what is still to be written gets out.
 *
 * @param args The arguments after the program's name.
 */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  tolerateClosedPipes();
  const verbose = args.includes("--verbose");
  process.on("uncaughtException", (error) => {
    process.exit(explain(error, verbose));
  });
  try {
    await createProgram().parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = explain(error, verbose);
  }
}

/** A reader that has seen enough (`docwright model | head`) closes the pipe; that is no fault. */
function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
}

/** Says on standard error what went wrong, for the person who has to act, and gives the exit code. */
function explain(error: unknown, verbose: boolean): ExitCode {
  // Commander has said itself what is wrong with the arguments, or printed the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (error instanceof UsageError) {
    say(error.message);
    if (verbose && error.cause instanceof Error) process.stderr.write(`${error.cause.stack ?? error.cause.message}\n`);
    return exitCode.usage;
  }
  const fault = error instanceof Error ? error : new Error(String(error));
  say(`A fault of docwright itself: ${fault.message}`);
  say(
    `Please report it with the command, docwright ${docwrightVersion()}, Node ${process.versions.node}, ${process.platform}.`,
  );
  if (verbose) process.stderr.write(`${fault.stack ?? fault.message}\n`);
  else say("--verbose adds where it happened.");
  return exitCode.fault;
}

function say(message: string): void {
  process.stderr.write(`docwright: ${message.replaceAll(/\s*\n\s*/g, " ")}\n`);
}
