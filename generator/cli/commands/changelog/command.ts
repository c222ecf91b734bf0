import { Command, Option } from "commander";
import type { Ended } from "../../exit-code.js";
import { addDocsOptions } from "../../options.js";
import { changelogReporters, type ChangelogFormat } from "../../report/changelog/reporters.js";
import type { ChangelogCommandOptions } from "./run.js";

/** `docwright changelog`: what changed between two APIs, as release notes. */
export function changelogCommand(ended: Ended): Command {
  const command = new Command("changelog")
    .description(
      "Writes release notes of what changed between two APIs; changes of the docs' words alone are left out.",
    )
    .argument("<base>", "a docs folder, a model file, a CSDL file, or git:REV or git:REV:PATH for docs at a revision")
    .argument("[head]", "the same; the docs of --docs or the config where it is left out");
  return addDocsOptions(command)
    .addOption(
      new Option("--format <format>", "how release notes are printed")
        .choices(Object.keys(changelogReporters))
        .default("markdown" satisfies ChangelogFormat),
    )
    .option("--date <date>", "the date of the notes, as 2026-07-31; today without it")
    .option("-o, --output <file>", "write to a file instead of standard output")
    .action(async (base: string, head: string | undefined) => {
      const { runChangelog } = await import("./run.js");
      ended(await runChangelog(base, head ?? null, command.optsWithGlobals<ChangelogCommandOptions>()));
    });
}
