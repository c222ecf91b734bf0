import { relative, resolve } from "node:path";
import type { Diagnostic } from "../../diagnostic.js";
import { findingsWithin } from "../../model/select-api.js";
import { verify } from "../../verify/verify.js";
import { againstBaseline } from "../against-baseline.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { loadConfig } from "../load-config.js";
import type { DocsOptions, FailOn, GlobalOptions } from "../options.js";
import { readFileOperand, readOperand } from "../read-operand.js";
import { docsPlaces } from "../report-context.js";
import { reporters, type ReportFormat } from "../reporters/reporters.js";
import { reaches } from "../reporters/severity.js";
import { settingsFrom } from "../settings.js";
import { broughtSince, docsSince } from "../since.js";
import { openTerminal } from "../terminal.js";

export interface VerifyCommandOptions extends GlobalOptions, DocsOptions {
  readonly format: ReportFormat;
  readonly failOn: FailOn;
  readonly since?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** Holds the docs against metadata and prints where they disagree. */
export async function runVerify(metadata: string, options: VerifyCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const config = await loadConfig(options.config);
  const docs = await terminal.progress("Reading the docs", () => readOperand(null, options, config));
  const service = readFileOperand(metadata, docs.root);
  const settings = settingsFrom(config, options);
  const baseline = options.baseline === undefined ? settings.verifyBaseline : resolve(options.baseline);
  const before = async (revision: string): Promise<readonly Diagnostic[]> => {
    const former = await terminal.progress(`Reading the docs of ${revision}`, () => docsSince(revision, settings));
    return verify(former.whole, service.model);
  };
  const now = verify(docs.whole, service.model);
  const every = options.since === undefined ? now : broughtSince(now, await before(options.since));
  const all = docs.model === docs.whole ? every : findingsWithin(docs.model, every);
  const findings = againstBaseline(all, baseline, options.updateBaseline === true, terminal);

  const report = await reporters[options.format]();
  const context = { colors: terminal.resultColors, verbose: true, ...docsPlaces(docs.docs, docs.root) };
  terminal.print(report(findings, context));
  if (options.format === "pretty" && findings.length === 0) {
    terminal.remark(`The docs and ${relative(process.cwd(), metadata)} agree.\n`);
  }
  return reaches(findings, options.failOn) ? exitCode.findings : exitCode.done;
}
