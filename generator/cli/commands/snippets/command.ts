import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsArgument, addDocsOptions, addMetadataOption, withDocsOperands } from "../../options.js";
import type { SnippetsCommandOptions } from "./run.js";

/** `docwright snippets`: the SDK call of each documented request, in the tabs of the page. */
export function snippetsCommand(setExitCode: SetExitCode): Command {
  const command = new Command("snippets").description(
    "Write the SDK call of each documented request into the docs: an include file per request, and a TypeScript tab.",
  );
  return addMetadataOption(addDocsOptions(addDocsArgument(command)))
    .addOption(
      new Option(
        "--tabs <mode>",
        "requests that get a TypeScript tab: those that already have tabs, all, or none (only include files)",
      )
        .choices(["existing", "all", "none"])
        .default("existing"),
    )
    .option("--compile", "also compile the snippets; write nothing if a snippet does not compile")
    .option("--check", "write nothing; exit with code 1 if a snippet is missing, out of date or unused")
    .addOption(new Option("--dry-run", "write nothing; print the changes as a unified diff").conflicts("check"))
    .action(async () => {
      const { runSnippets } = await import("./run.js");
      setExitCode(await runSnippets(withDocsOperands(command.optsWithGlobals<SnippetsCommandOptions>(), command.args)));
    });
}
