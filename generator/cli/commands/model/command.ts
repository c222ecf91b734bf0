import { Command } from "commander";
import type { Ended } from "../../exit-code.js";
import { addDocsOptions, addFailOnOption } from "../../options.js";
import type { ModelCommandOptions } from "./run.js";

/** `docwright model`: docs → the API model as JSON. */
export function modelCommand(ended: Ended): Command {
  const command = new Command("model").description("Prints what the docs say of the API, as JSON.");
  addDocsOptions(command).option("-o, --output <file>", "write to a file instead of standard output");
  return addFailOnOption(command).action(async () => {
    const { runModel } = await import("./run.js");
    ended(await runModel(command.optsWithGlobals<ModelCommandOptions>()));
  });
}
