import { Command, Option } from "commander";
import type { Ended } from "../../exit-code.js";
import { addDocsOptions, addFailOnChangeOption, addSinceOption } from "../../options.js";
import { changeReporters, type ChangeFormat } from "../../report/changes/reporters.js";
import type { DiffCommandOptions } from "./run.js";

/** `docwright diff`: what changed between two APIs. */
export function diffCommand(ended: Ended): Command {
  const command = new Command("diff")
    .description("Says what changed between two APIs, and which changes break a caller.")
    .argument("[base]", "a docs folder, a model file, a CSDL file, or git:REV or git:REV:PATH for docs at a revision")
    .argument("[head]", "the same; the docs of --docs or the config where it is left out");
  addSinceOption(addDocsOptions(command), "instead of a base: say what changed")
    .addOption(
      new Option("--format <format>", "how changes are printed")
        .choices(Object.keys(changeReporters))
        .default("pretty" satisfies ChangeFormat),
    )
    .addOption(new Option("--kinds", "list the kinds of changes").conflicts("explain"))
    .option("--explain <kind>", "print what a kind of change means, with an example");
  return addFailOnChangeOption(command).action(async (base: string | undefined, head: string | undefined) => {
    const { runDiff } = await import("./run.js");
    ended(await runDiff(base ?? null, head ?? null, command.optsWithGlobals<DiffCommandOptions>()));
  });
}
