import { Command } from "commander";
import { exitCode, type ExitCode } from "../exit-code.js";
import { addDocsOptions, addFailOnOption, type DocsOptions, type FailOn, type GlobalOptions } from "../options.js";
import { openTerminal } from "../terminal.js";

interface ModelCommandOptions extends GlobalOptions, DocsOptions {
  readonly output?: string;
  readonly failOn: FailOn;
}

/** `docwright model`: docs → the API model as JSON. */
export function modelCommand(): Command {
  const command = new Command("model").description("Prints what the docs say of the API, as JSON.");
  addDocsOptions(command).option("-o, --output <file>", "write to a file instead of standard output");
  return addFailOnOption(command).action(async () => {
    process.exitCode = await run(command.optsWithGlobals<ModelCommandOptions>());
  });
}

async function run(options: ModelCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const { readSettings } = await import("../settings.js");
  const { readApi } = await import("../../pipeline.js");
  const { serializeModel } = await import("../../model/serialize-model.js");
  const { reportContext } = await import("../report-context.js");
  const { reportPretty } = await import("../reporters/pretty.js");
  const { reaches } = await import("../reporters/severity.js");

  const settings = await readSettings(options);
  const { docs, model } = await terminal.progress("Reading the docs", () => readApi(settings));
  const text = serializeModel(model);
  if (options.output === undefined) terminal.print(text);
  else (await import("../../output/write-file.js")).writeFileWhole(options.output, text);
  terminal.warn(reportPretty(model.diagnostics, reportContext(docs, settings, terminal)));
  return reaches(model.diagnostics, options.failOn) ? exitCode.findings : exitCode.done;
}
