import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsOptions, addFormatOption, addOutputOption, operandHelp } from "../../options.js";
import type { ChangelogCommandOptions } from "./run.js";

/** `docwright changelog`: the changes between two APIs as release notes. */
export function changelogCommand(setExitCode: SetExitCode): Command {
  const command = new Command("changelog")
    .description("Write release notes of the changes between two APIs. Docs-only changes are left out.")
    .argument("<base>", operandHelp.base)
    .argument("[head]", operandHelp.head);
  return addOutputOption(addFormatOption(addDocsOptions(command), "changelog", "markdown"))
    .option("--date <date>", "date of the release notes, as YYYY-MM-DD (default: today)")
    .action(async (base: string, head: string | undefined) => {
      const { runChangelog } = await import("./run.js");
      setExitCode(await runChangelog(base, head ?? null, command.optsWithGlobals<ChangelogCommandOptions>()));
    });
}
