import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsArgument, addDocsOptions, addMetadataOption, withDocsOperands } from "../../options.js";
import type { DoctorOptions } from "./run.js";

/** `docwright doctor`: prints the settings, files and problems of docwright in this folder. */
export function doctorCommand(setExitCode: SetExitCode): Command {
  const command = new Command("doctor").description(
    "Print the versions, each option with its value and source, the docs, the SDK, the cache and the git history. Exits with code 1 if the config, the docs or the SDK has a problem.",
  );
  return addMetadataOption(addDocsOptions(addDocsArgument(command)))
    .option("--out <dir>", "folder of the SDK; overrides the config")
    .action(async () => {
      const { runDoctor } = await import("./run.js");
      setExitCode(await runDoctor(withDocsOperands(command.optsWithGlobals<DoctorOptions>(), command.args)));
    });
}
