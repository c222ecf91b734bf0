import { Command } from "commander";
import type { Ended } from "../../exit-code.js";
import { addBaselineOptions, addDocsOptions, addFailOnOption, addFormatOption, addSinceOption } from "../../options.js";
import type { VerifyCommandOptions } from "./run.js";

/** `docwright verify`: docs against the service's metadata. */
export function verifyCommand(ended: Ended): Command {
  const command = new Command("verify")
    .description("Finds where the docs and the service's own metadata disagree, each place with what both say.")
    .argument("<metadata>", "the metadata of the service: a CSDL file, or a model that was made of one");
  addBaselineOptions(addSinceOption(addDocsOptions(command), "report only findings that came"));
  return addFailOnOption(addFormatOption(command), "error").action(async (metadata: string) => {
    const { runVerify } = await import("./run.js");
    ended(await runVerify(metadata, command.optsWithGlobals<VerifyCommandOptions>()));
  });
}
