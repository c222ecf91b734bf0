import type { Severity } from "../../../findings/finding.js";
import { isPagePattern } from "../../../docs/page-pattern.js";
import { listDocs } from "../../../docs/read-docs.js";
import { lint } from "../../../lint/lint.js";
import type { LintOptions } from "../../../lint/options.js";
import { findingsWithin } from "../../../model/select-api.js";
import { readApi } from "../../../pipeline.js";
import { UsageError } from "../../../usage-error.js";
import { openBaseline } from "../../inputs/baseline-file.js";
import { formatCount } from "../../format-count.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { selectNewFindings, type EarlierFindings } from "../../inputs/new-findings.js";
import type { BaselineOptions, DocsOptions, FailOn, GlobalOptions } from "../../options.js";
import { reportContext } from "../../report/findings/report-context.js";
import { reporters, type FormatOf } from "../../report/reporters.js";
import { hasFindingsAt, severities } from "../../report/findings/severity.js";
import { assertRecognized } from "../../inputs/assert-not-empty.js";
import { isUnreadFile, warnAboutSkipped } from "../../inputs/unread-files.js";
import { readSettings } from "../../inputs/settings.js";
import { readDocsSince } from "../../inputs/merge-base.js";
import { openTerminal } from "../../terminal.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";

export interface LintCommandOptions extends GlobalOptions, DocsOptions, BaselineOptions, RuleHelpOptions {
  readonly format: FormatOf<"findings">;
  readonly failOn?: FailOn;
  readonly rule?: readonly string[];
  readonly since?: string;
}

/** Lints the docs, or prints help about rules. */
export async function runLint(options: LintCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "lint", terminal)) return exitCode.done;
  const settings = await readSettings(options);
  const lintOptions: LintOptions = {
    ...settings.lint,
    rules: { ...settings.lint.rules, ...parseRuleSeverities(options.rule ?? []) },
  };
  const baseline = openBaseline(options, settings.baseline);
  const readEarlier = async (revision: string): Promise<EarlierFindings> => {
    const earlier = await terminal.progress(`Reading the docs of ${revision}`, () => readDocsSince(revision, settings));
    return { revision, findings: lint({ ...earlier, model: earlier.whole }, lintOptions) };
  };
  const { docs, pages, skipped, whole, model } = await terminal.progress("Reading the docs", () => readApi(settings));
  const places = reportContext(docs, settings, terminal);
  warnAboutSkipped(skipped, places.displayPath, terminal);
  // With patterns that select pages, one page without an API can be meant.
  const isWhole = !settings.include.some(isPagePattern);
  if (isWhole && !whole.diagnostics.some(isUnreadFile)) assertRecognized(pages);
  const files = await listDocs(settings.docs);
  const allFindings = lint({ docs, pages, model: whole, files }, lintOptions);
  const selected = model === whole ? allFindings : findingsWithin(model, allFindings);
  const earlier = options.since === undefined ? null : await readEarlier(options.since);
  const findings = selectNewFindings(selected, baseline, earlier, terminal);

  const report = await reporters.findings[options.format]();
  // For lint, findings are the result: print all of them, to standard output.
  const context = { ...places, colors: terminal.resultColors, verbose: true };
  terminal.print(report(findings, context));
  if (options.format === "pretty" && findings.length === 0) {
    terminal.note(`No ${selected.length === 0 ? "" : "new "}findings on ${formatCount(model.pages.length, "page")}.\n`);
  }
  // Docs that exist can have many warnings. A change must not add any.
  const { failOn = options.since === undefined ? "error" : "warning" } = options;
  return hasFindingsAt(findings, failOn) ? exitCode.findings : exitCode.done;
}

/** Parses values of the form `name:severity`. */
function parseRuleSeverities(values: readonly string[]): Record<string, Severity | "off"> {
  const levels: readonly (Severity | "off")[] = [...severities, "off"];
  return Object.fromEntries(
    values.map((text) => {
      const [name = "", level = ""] = text.split(":", 2).map((part) => part.trim());
      const severity = levels.find((one) => one === level);
      if (severity !== undefined) return [name, severity];
      throw new UsageError(
        `Invalid severity in --rule ${text}. Use --rule ${name}:LEVEL, with error, warning, info or off.`,
      );
    }),
  );
}
