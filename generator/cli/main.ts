#!/usr/bin/env node
import { reportError } from "./report-error.js";
import { runCommandLine } from "./run.js";
import { setEngineFlags } from "./set-engine-flags.js";

setEngineFlags(process.versions.node);

const args = process.argv.slice(2);

// The reader of a pipe may close it early, as in `docwright model | head`. That is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}
process.on("uncaughtException", (error) => {
  process.exit(reportError(error, args));
});

// Sets the exit code instead of calling process.exit, so that pending output is still written.
process.exitCode = await runCommandLine(args);
