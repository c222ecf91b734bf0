import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import {
  addDocsArgument,
  addDocsOptions,
  addForceOption,
  addMetadataOption,
  addSinceOption,
  withDocsOperands,
} from "../../options.js";
import type { ReportCommandOptions } from "./run.js";

/** `docwright report`: the API, its findings and its tests as an HTML file. */
export function reportCommand(setExitCode: SetExitCode): Command {
  const command = new Command("report").description(
    "Write an HTML file that shows the API, its findings, its tests and its changes. The file works without a network.",
  );
  addMetadataOption(addDocsOptions(addDocsArgument(command)));
  addSinceOption(command, "also show the changes and the new findings since");
  return addForceOption(command.option("-o, --output <file>", "file to write", "docwright-report.html"))
    .option("--out <dir>", "folder of the SDK, to check that it matches the docs; overrides the config")
    .action(async () => {
      const { runReport } = await import("./run.js");
      setExitCode(await runReport(withDocsOperands(command.optsWithGlobals<ReportCommandOptions>(), command.args)));
    });
}
