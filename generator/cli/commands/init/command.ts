import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsArgument, addSelectionOptions, collect, withDocsOperands } from "../../options.js";
import { ciServices } from "./ci-files.js";
import type { InitOptions } from "./run.js";

/** `docwright init`: writes a config, a CI workflow and a baseline. */
export function initCommand(setExitCode: SetExitCode): Command {
  const command = new Command("init").description(
    "Set up docwright in a repository: write a config, a CI workflow, a baseline of the current findings, and entries for .gitignore. Asks for each setting that you do not pass as an option.",
  );
  addDocsArgument(command)
    .option("--docs <dir>", "docs folder (repeatable; default: the folder with reference pages)", collect)
    .option("--api-version <version>", "API version to read if a docs folder has several, such as v1.0 or beta");
  return addSelectionOptions(command)
    .option("--out <dir>", "folder of the SDK (default: sdk)")
    .addOption(new Option("--no-sdk", "set up checks of the docs only").conflicts(["out", "packageName"]))
    .option("--package-name <name>", "name of the SDK's npm package")
    .addOption(new Option("--ci <service>", "CI service that runs the checks").choices(ciServices))
    .option("--yes", "accept the default of each question")
    .option("--force", "overwrite existing files")
    .option("--no-cache", "do not read or write the cache")
    .action(async () => {
      const { runInit } = await import("./run.js");
      setExitCode(await runInit(withDocsOperands(command.optsWithGlobals<InitOptions>(), command.args)));
    });
}
