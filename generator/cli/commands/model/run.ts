import { serializeModel } from "../../../model/serialize-model.js";
import { writeResult } from "../../../output/write-result.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import type { DocsOptions, FailOn, GlobalOptions, MetadataOptions } from "../../options.js";
import { assumptions } from "../../report/assumptions.js";
import { printableJson } from "../../report/printable.js";
import { reportContext } from "../../report/findings/report-context.js";
import { reportPretty } from "../../report/findings/pretty.js";
import { hasFindingsAt } from "../../report/findings/severity.js";
import { assertRecognized } from "../../inputs/assert-not-empty.js";
import { isUnreadFile, warnAboutSkipped } from "../../inputs/unread-files.js";
import { openFindingSelector } from "../../inputs/open-findings.js";
import { readSettings } from "../../inputs/settings.js";
import { readSdkApi } from "../../inputs/sdk-api.js";
import type { OutputOptions } from "../../print-result.js";
import { openTerminal } from "../../terminal.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";

export interface ModelCommandOptions
  extends GlobalOptions, DocsOptions, MetadataOptions, RuleHelpOptions, OutputOptions {
  readonly failOn: FailOn;
}

/** Prints the model, which includes all findings. Findings that nobody accepted also appear on standard error. */
export async function runModel(options: ModelCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "model", terminal)) return exitCode.done;
  const settings = await readSettings(options);
  const selectOpen = openFindingSelector(settings);
  const { docs, pages, skipped, model } = await terminal.progress("Reading the docs", (onProgress) =>
    readSdkApi({ ...settings, onProgress }),
  );
  const context = reportContext(docs, settings, terminal, options.failOn);
  warnAboutSkipped(skipped, context.displayPath, terminal);
  if (!model.diagnostics.some(isUnreadFile)) assertRecognized(pages);
  const text = serializeModel(model);
  if (options.output === undefined) terminal.print(printableJson(text));
  else writeResult(options.output, text, options);
  const findings = await selectOpen(model.diagnostics, docs);
  terminal.warn(reportPretty(findings, context));
  terminal.warn(assumptions({ docs, pages, model, settings, sdk: null }));
  return hasFindingsAt(findings, options.failOn) ? exitCode.findings : exitCode.done;
}
