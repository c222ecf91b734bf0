import { Command, Option } from "commander";
import type { Ended } from "../../exit-code.js";
import { addDocsOptions, addFailOnOption, addFormatOption } from "../../options.js";
import type { GenerateOptions } from "./run.js";

/** `docwright generate`: docs → SDK. */
export function generateCommand(ended: Ended): Command {
  const command = new Command("generate").description("Writes the SDK that the docs promise.");
  addDocsOptions(command)
    .option("--out <dir>", "folder of the SDK, instead of the config's")
    .option("--check", "write nothing; exit with 1 where the folder is not what the docs would give now")
    .addOption(
      new Option(
        "--changelog",
        "also note in the SDK's CHANGELOG.md what changed since the SDK that was committed last",
      ).conflicts("check"),
    );
  return addFailOnOption(addFormatOption(command)).action(async () => {
    const { runGenerate } = await import("./run.js");
    ended(await runGenerate(command.optsWithGlobals<GenerateOptions>()));
  });
}
