import { Command, Option } from "commander";
import type { Ended } from "../exit-code.js";
import {
  addDocsOptions,
  addFailOnOption,
  addFormatOption,
  type DocsOptions,
  type FailOn,
  type GlobalOptions,
} from "../options.js";
import type { ReportFormat } from "../reporters/reporters.js";

export interface GenerateOptions extends GlobalOptions, DocsOptions {
  readonly out?: string;
  readonly check?: boolean;
  readonly changelog?: boolean;
  readonly format: ReportFormat;
  readonly failOn: FailOn;
}

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
    const { runGenerate } = await import("./run-generate.js");
    ended(await runGenerate(command.optsWithGlobals<GenerateOptions>()));
  });
}
