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

/** `docwright verify`: compares the docs with the service's metadata. */
export function verifyCommand(setExitCode: SetExitCode): Command {
  const command = new Command("verify")
    .description("Compare the docs with the service's metadata and list the differences.")
    .argument("[metadata]", "CSDL file of the service, or a model file that was made from the CSDL file");
  command.option("--undocumented", "also list the types, actions and functions that no page documents");
  addBaselineOptions(addSinceOption(addDocsOptions(command), "report only findings introduced since"));
  return addFailOnOption(addFindingListOptions(addRuleHelpOptions(command)), "error").action(
    async (metadata: string | undefined) => {
      const { runVerify } = await import("./run.js");
      setExitCode(await runVerify(metadata ?? null, command.optsWithGlobals<VerifyCommandOptions>()));
    },
  );
}
