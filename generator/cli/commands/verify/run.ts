import { relative } from "node:path";
import { findingsWithin } from "../../../model/select-api.js";
import { assertSameApi } from "../../../merge/merge-metadata.js";
import { verify } from "../../../verify/verify.js";
import { openBaseline } from "../../inputs/baseline-file.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { selectNewFindings, type EarlierFindings } from "../../inputs/new-findings.js";
import { loadConfig } from "../../inputs/load-config.js";
import type { BaselineOptions, DocsOptions, FailOn, GlobalOptions } from "../../options.js";
import { readFileOperand, readOperand } from "../../inputs/read-operand.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { reporters, type FormatOf } from "../../report/reporters.js";
import { hasFindingsAt } from "../../report/findings/severity.js";
import { warnAboutSkipped } from "../../inputs/unread-files.js";
import { settingsFrom } from "../../inputs/settings.js";
import { readDocsSince } from "../../inputs/merge-base.js";
import { openTerminal } from "../../terminal.js";
import { UsageError } from "../../../usage-error.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";

export interface VerifyCommandOptions extends GlobalOptions, DocsOptions, BaselineOptions, RuleHelpOptions {
  readonly format: FormatOf<"findings">;
  readonly failOn: FailOn;
  readonly since?: string;
}

/** Compares the docs with metadata and prints the differences. */
export async function runVerify(metadata: string | null, options: VerifyCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "verify", terminal)) return exitCode.done;
  if (metadata === null) throw new UsageError("Name the metadata to verify against: docwright verify FILE.csdl");
  const config = await loadConfig(options.config);
  const settings = settingsFrom(config, options);
  const baseline = openBaseline(options, settings.verifyBaseline);
  const docs = await terminal.progress("Reading the docs", () => readOperand(null, options, config));
  warnAboutSkipped(docs.skipped, docsPlaces([], docs.root).displayPath, terminal);
  const service = readFileOperand(metadata, docs.root);
  assertSameApi(docs.whole, service.model, relative(process.cwd(), metadata));
  const readEarlier = async (revision: string): Promise<EarlierFindings> => {
    const earlier = await terminal.progress(`Reading the docs of ${revision}`, () => readDocsSince(revision, settings));
    return { revision, findings: verify(earlier.whole, service.model) };
  };
  const allFindings = verify(docs.whole, service.model);
  const selected = docs.model === docs.whole ? allFindings : findingsWithin(docs.model, allFindings);
  const earlier = options.since === undefined ? null : await readEarlier(options.since);
  const findings = selectNewFindings(selected, baseline, earlier, terminal);

  const report = await reporters.findings[options.format]();
  const context = { colors: terminal.resultColors, verbose: true, ...docsPlaces(docs.docs, docs.root) };
  terminal.print(report(findings, context));
  if (options.format === "pretty" && findings.length === 0) {
    const service = relative(process.cwd(), metadata);
    const agreement = `The docs and ${service} agree.\n`;
    terminal.note(selected.length === 0 ? agreement : `No new findings for ${service}.\n`);
  }
  return hasFindingsAt(findings, options.failOn) ? exitCode.findings : exitCode.done;
}
