import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import {
  addBaselineOptions,
  addDocsOptions,
  addFailOnOption,
  addFindingListOptions,
  addSinceOption,
} from "../../options.js";
import { addRuleHelpOptions } from "../rule-help.js";
import type { VerifyCommandOptions } from "./run.js";

/** `docwright verify`: compares the docs with the service's metadata or its permissions file. */
export function verifyCommand(setExitCode: SetExitCode): Command {
  const command = new Command("verify")
    .description("Compare the docs with the service's metadata or permissions file, and list the differences.")
    .argument(
      "[file]",
      "CSDL file of the service, a model file that was made from the CSDL file, or Microsoft's permissions file (JSON)",
    );
  command.option("--undocumented", "also list the types, actions, functions and routes that no page documents");
  addBaselineOptions(addSinceOption(addDocsOptions(command), "report only findings introduced since"));
  return addFailOnOption(addFindingListOptions(addRuleHelpOptions(command)), "error").action(
    async (file: string | undefined) => {
      const { runVerify } = await import("./run.js");
      setExitCode(await runVerify(file ?? null, command.optsWithGlobals<VerifyCommandOptions>()));
    },
  );
}
