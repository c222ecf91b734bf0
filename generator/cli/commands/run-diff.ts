import type { Change } from "../../diff/change.js";
import { compareOperands } from "../compare-operands.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { changeReporters } from "../reporters/changes/reporters.js";
import { reachesChange } from "../reporters/changes/severity.js";
import { openTerminal } from "../terminal.js";
import type { DiffCommandOptions } from "./diff.js";

/** Compares two APIs and prints what changed. */
export async function runDiff(base: string, head: string | null, options: DiffCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const { changes, displayPath } = await compareOperands(base, head, options, terminal);
  const report = await changeReporters[options.format]();
  const context = {
    colors: terminal.resultColors,
    verbose: terminal.verbose,
    displayPath: ({ side, source }: Change) => displayPath({ side, file: source.file }),
  };
  terminal.print(report(changes, context));
  if (options.format === "pretty" && changes.length === 0) terminal.remark("No changes.\n");
  return reachesChange(changes, options.failOn) ? exitCode.findings : exitCode.done;
}
