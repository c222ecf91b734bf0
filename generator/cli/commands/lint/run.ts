import type { Severity } from "../../../findings/finding.js";
import { listDocs } from "../../../docs/read-docs.js";
import { lint } from "../../../lint/lint.js";
import type { LintOptions } from "../../../lint/options.js";
import { findingsWithin } from "../../../model/select-api.js";
import { readApi } from "../../../pipeline.js";
import { UsageError } from "../../../usage-error.js";
import { openBaseline } from "../../inputs/baseline-file.js";
import { formatCount } from "../../format-count.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { freshFindings, type FormerFindings } from "../../inputs/new-findings.js";
import type { BaselineOptions, DocsOptions, FailOn, GlobalOptions } from "../../options.js";
import { reportContext } from "../../report/findings/report-context.js";
import { reporters, type FormatOf } from "../../report/reporters.js";
import { hasFindingsAt, severities } from "../../report/findings/severity.js";
import { readSettings } from "../../inputs/settings.js";
import { docsSince } from "../../inputs/since.js";
import { openTerminal } from "../../terminal.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";

export interface LintCommandOptions extends GlobalOptions, DocsOptions, BaselineOptions, RuleHelpOptions {
  readonly format: FormatOf<"findings">;
  readonly failOn: FailOn;
  readonly rule?: readonly string[];
  readonly since?: string;
}

/** Lints the docs, or prints the help on rules. */
export async function runLint(options: LintCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "lint", terminal)) return exitCode.done;
  const settings = await readSettings(options);
  const chosen: LintOptions = {
    ...settings.lint,
    rules: { ...settings.lint.rules, ...severitiesOf(options.rule ?? []) },
  };
  const baseline = openBaseline(options, settings.baseline);
  const before = async (revision: string): Promise<FormerFindings> => {
    const former = await terminal.progress(`Reading the docs of ${revision}`, () => docsSince(revision, settings));
    return { revision, findings: lint({ ...former, model: former.whole }, chosen) };
  };
  const { docs, pages, whole, model } = await terminal.progress("Reading the docs", () => readApi(settings));
  const files = await listDocs(settings.docs);
  const now = lint({ docs, pages, model: whole, files }, chosen);
  const all = model === whole ? now : findingsWithin(model, now);
  const former = options.since === undefined ? null : await before(options.since);
  const findings = freshFindings(all, baseline, former, terminal);

  const report = await reporters.findings[options.format]();
  // Findings are the result here: all of them, and in the colours of standard output.
  const context = { ...reportContext(docs, settings, terminal), colors: terminal.resultColors, verbose: true };
  terminal.print(report(findings, context));
  if (options.format === "pretty" && findings.length === 0) {
    terminal.note(`No ${all.length === 0 ? "" : "new "}findings on ${formatCount(model.pages.length, "page")}.\n`);
  }
  return hasFindingsAt(findings, options.failOn) ? exitCode.findings : exitCode.done;
}

/** `name:severity`, as ESLint takes it. */
function severitiesOf(given: readonly string[]): Record<string, Severity | "off"> {
  const levels: readonly (Severity | "off")[] = [...severities, "off"];
  return Object.fromEntries(
    given.map((text) => {
      const [name = "", level = ""] = text.split(/\s*:\s*/, 2);
      const known = levels.find((one) => one === level);
      if (known !== undefined) return [name, known];
      throw new UsageError(`--rule ${text} names no severity; write it as --rule ${name}:warning, or ${name}:off.`);
    }),
  );
}
