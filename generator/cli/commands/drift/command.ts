import { Command } from "commander";
import type { Ended } from "../../exit-code.js";
import { addDocsOptions, addFormatOption } from "../../options.js";
import type { DriftCommandOptions } from "./run.js";

/** `docwright drift`: docs now against the SDK on disk. */
export function driftCommand(ended: Ended): Command {
  const command = new Command("drift").description(
    "Says whether the SDK on disk is what the docs give: what is out of date, what was edited by hand, and what changed in the docs since.",
  );
  addDocsOptions(command)
    .option("--out <dir>", "folder of the SDK, instead of the config's")
    .option("--update", "bring the SDK up to date");
  return addFormatOption(command).action(async () => {
    const { runDrift } = await import("./run.js");
    ended(await runDrift(command.optsWithGlobals<DriftCommandOptions>()));
  });
}
