import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import {
  addDocsArgument,
  addDocsOptions,
  addForceOption,
  addMetadataOption,
  numberOption,
  withDocsOperands,
} from "../../options.js";
import type { WatchOptions } from "./setup.js";

/** `docwright watch`: keeps the SDK up to date while people edit the docs. */
export function watchCommand(setExitCode: SetExitCode): Command {
  const command = new Command("watch").description(
    "Generate the SDK, and update it after each change of the docs. Ctrl+C ends the command.",
  );
  addForceOption(addMetadataOption(addDocsOptions(addDocsArgument(command))))
    .option("--out <dir>", "folder of the SDK; overrides the config")
    .option("--report <file>", "also write the report of `docwright report` to this HTML file, after each change")
    .option(
      "--report-port <number>",
      "show the report at this port of 127.0.0.1, and reload it after each change; 0 chooses a free port",
      numberOption(0, 65_535),
    )
    .option("--allow-downgrade", "replace an SDK that a newer version of docwright generated")
    .action(async () => {
      const { runWatch } = await import("./run.js");
      setExitCode(await runWatch(withDocsOperands(command.optsWithGlobals<WatchOptions>(), command.args)));
    });
  return command;
}
