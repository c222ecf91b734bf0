#!/usr/bin/env node
import { explain } from "./explain.js";
import { runCommandLine } from "./run.js";

const args = process.argv.slice(2);

// A reader that has seen enough (`docwright model | head`) closes the pipe; that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}
process.on("uncaughtException", (error) => {
  process.exit(explain(error, args));
});

// Left on the process instead of ending it, so that what is still to be written gets out.
process.exitCode = await runCommandLine(args);
