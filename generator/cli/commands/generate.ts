import { Command } from "commander";
import { UsageError } from "../../usage-error.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import {
  addDocsOptions,
  addFailOnOption,
  addFormatOption,
  type DocsOptions,
  type FailOn,
  type GlobalOptions,
} from "../options.js";
import { reporters, type ReportFormat } from "../reporters/reporters.js";
import { openTerminal } from "../terminal.js";
import { docwrightVersion } from "../version.js";

interface GenerateOptions extends GlobalOptions, DocsOptions {
  readonly out?: string;
  readonly check?: boolean;
  readonly format: ReportFormat;
  readonly failOn: FailOn;
}

/** `docwright generate`: docs → SDK. */
export function generateCommand(): Command {
  const command = new Command("generate").description("Writes the SDK that the docs promise.");
  addDocsOptions(command)
    .option("--out <dir>", "folder of the SDK, instead of the config's")
    .option("--check", "write nothing; exit with 1 where the folder is not what the docs would give now");
  return addFailOnOption(addFormatOption(command)).action(async () => {
    process.exitCode = await run(command.optsWithGlobals<GenerateOptions>());
  });
}

async function run(options: GenerateOptions): Promise<ExitCode> {
  const { readApi } = await import("../../pipeline.js");
  const { generateSdk } = await import("../../generate-sdk.js");
  const { modelDigest } = await import("../../model/model-digest.js");
  const { orderFindings } = await import("../../model/findings.js");
  const { resolveOutFolder } = await import("../../output/out-folder.js");
  const { checkOutput, writeOutput } = await import("../../output/write-output.js");
  const { readSettings } = await import("../settings.js");
  const { reportContext } = await import("../report-context.js");
  const { reaches } = await import("../reporters/severity.js");
  const summary = await import("../generate-summary.js");

  const terminal = openTerminal(options);
  const settings = await readSettings(options);
  if (settings.out === null) throw new UsageError("no folder for the SDK is named; name one with --out");
  const folder = resolveOutFolder(settings.out, settings.docs);

  const { docs, model } = await terminal.progress("Reading the docs", () => readApi(settings));
  if (model.operations.length === 0 && model.types.length === 0) {
    throw new UsageError(`none of the ${docs.length} Markdown files is an API page or a resource page`);
  }
  const sdk = await terminal.progress("Making the SDK", () => generateSdk(model, settings.sdk));
  const output = {
    files: sdk.files,
    origin: {
      generator: docwrightVersion(),
      model: modelDigest(model),
      config: { api: { ...model.api }, sdk: { ...settings.sdk } },
    },
  };
  const checked = options.check === true ? checkOutput(folder, output) : null;
  const written = checked === null ? await writeOutput(folder, output) : [];

  const findings = orderFindings([...model.diagnostics, ...sdk.diagnostics]);
  const report = await reporters[options.format]();
  const text = report(findings, reportContext(docs, settings, terminal));
  // A machine's format has standard output to itself; for a person, findings are warnings beside the result.
  const [sayFindings, sayResult] =
    options.format === "pretty" ? [terminal.warn, terminal.remark] : [terminal.print, terminal.warn];
  sayFindings(text);
  sayResult(summary.readLine(model));
  if (checked === null) {
    terminal.warn(summary.lostEdits(folder, written));
    sayResult(summary.writtenLine(folder, output.files.length, written));
  } else {
    sayResult(summary.checkLines(folder, checked, terminal.verbose));
  }
  const outOfDate = checked !== null && (checked.differences.length > 0 || checked.unfinished);
  return outOfDate || reaches(findings, options.failOn) ? exitCode.findings : exitCode.done;
}
