import type { Severity } from "../../../findings/finding.js";
import { isPagePattern } from "../../../docs/page-pattern.js";
import type { DocSource } from "../../../docs/doc-source.js";
import { commonFolder, folderSources } from "../../../docs/read-docs.js";
import { lint } from "../../../lint/lint.js";
import type { LintOptions } from "../../../lint/options.js";
import { type LintedDocs, lintDocs } from "../../../lint-docs.js";
import { changeFiles } from "../../../output/change-files.js";
import { UsageError } from "../../../usage-error.js";
import { openBaseline } from "../../inputs/baseline-file.js";
import { formatCount } from "../../format-count.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { selectNewFindings, type EarlierFindings } from "../../inputs/new-findings.js";
import type { BaselineOptions, DocsOptions, FailOn, FindingListOptions, GlobalOptions } from "../../options.js";
import { writeResult } from "../../../output/write-result.js";
import { printFindings } from "../../print-findings.js";
import { assumptions } from "../../report/assumptions.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { formatUnifiedDiff } from "../../report/unified-diff.js";
import { hasFindingsAt, severities } from "../../report/findings/severity.js";
import { assertRecognized } from "../../inputs/assert-not-empty.js";
import { loadConfig } from "../../inputs/load-config.js";
import { isUnreadFile, warnAboutSkipped } from "../../inputs/unread-files.js";
import { settingsFrom } from "../../inputs/settings.js";
import { readDocsSince } from "../../inputs/merge-base.js";
import { openTerminal } from "../../terminal.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";
import type { OnProgress } from "../../../vocabulary.js";

export interface LintCommandOptions
  extends GlobalOptions, DocsOptions, BaselineOptions, RuleHelpOptions, FindingListOptions {
  readonly failOn?: FailOn;
  readonly rule?: readonly string[];
  readonly since?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

/** Lints the docs, or prints help about rules. */
export async function runLint(options: LintCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const config = await loadConfig(options.config);
  const customRules = config?.config.lint?.customRules ?? [];
  if (printRuleHelp(options, "lint", terminal, customRules)) return exitCode.done;
  if (options.dryRun === true && options.fix !== true) {
    throw new UsageError("--dry-run needs --fix. Use --fix --dry-run to print the changes without writing them.");
  }
  const settings = settingsFrom(config, options);
  const lintOptions: LintOptions = {
    ...settings.lint,
    rules: { ...settings.lint.rules, ...parseRuleSeverities(options.rule ?? []) },
  };
  const baseline = openBaseline(options, settings.baseline);
  const readEarlier = async (revision: string): Promise<EarlierFindings> => {
    const earlier = await terminal.progress(`Reading the docs of ${revision}`, () => readDocsSince(revision, settings));
    return { revision, findings: lint({ ...earlier, model: earlier.whole }, lintOptions) };
  };
  const sources = await folderSources(settings.docs);
  const read = (from: readonly DocSource[], onProgress?: OnProgress): Promise<LintedDocs> =>
    lintDocs(from, { ...settings, onProgress }, lintOptions);
  const first = await terminal.progress("Reading the docs", (onProgress) => read(sources, onProgress));
  const root = commonFolder(settings.docs);
  const { displayPath } = docsPlaces([], root);
  warnAboutSkipped(first.skipped, displayPath, terminal);
  // If a pattern selects pages, it is not an error that none of these pages describes an API. So only unselected docs
  // are checked.
  const isWhole = !settings.include.some(isPagePattern);
  if (isWhole && !first.whole.diagnostics.some(isUnreadFile)) assertRecognized(first.pages);
  const earlier = options.since === undefined ? null : await readEarlier(options.since);

  let linted = first;
  if (options.fix === true) {
    const { fixDocs } = await import("./fix-docs.js");
    // Every pass selects the findings to fix. The notes of these selections are not printed, because the selection
    // after the fixes prints the same notes.
    const silent = { warn: () => undefined };
    const fixed = await terminal.progress("Fixing the docs", () =>
      fixDocs(first, sources, read, (found) => selectNewFindings(found, baseline, earlier, silent)),
    );
    const isDryRun = options.dryRun === true;
    const counts = `${formatCount(fixed.count, "finding")} in ${formatCount(fixed.files.length, "file")}`;
    if (isDryRun) {
      const patch = formatUnifiedDiff(fixed.files, docsPlaces([], root).repositoryPath);
      // The file of a patch can contain characters that control a terminal. They must stay, or the patch would not
      // apply.
      if (options.output === undefined) terminal.print(patch);
      else writeResult(options.output, patch, options);
      terminal.warn(`Can fix ${counts}.\n`);
      return exitCode.done;
    }
    await changeFiles(root, fixed.files);
    terminal.warn(`Fixed ${counts}.\n`);
    linted = fixed.linted;
  }
  const { rules = {} } = lintOptions;
  const findings = selectNewFindings(linted.findings, baseline, earlier, terminal, {
    suppressed: linted.suppressed,
    isOff: (rule) => rules[rule] === "off",
  });
  for (const { rule, files } of linted.unused) {
    terminal.warn(
      `The config suppresses ${rule} in ${[files].flat().join(", ")}, but lint does not find it there. Remove this suppression.\n`,
    );
  }

  // Existing docs can have many warnings. With `--since`, only new warnings are left, and they fail the command.
  const { failOn = options.since === undefined ? "error" : "warning" } = options;
  const pageCount = formatCount(linted.model.pages.length, "page");
  const none = `No ${linted.findings.length === 0 ? "" : "new "}findings on ${pageCount}.\n`;
  const places = docsPlaces(linted.docs, root);
  await printFindings(findings, options, { command: "lint", places, failOn, none, customRules }, terminal);
  terminal.warn(assumptions({ docs: linted.docs, pages: linted.pages, model: linted.whole, settings, sdk: null }));
  return hasFindingsAt(findings, failOn) ? exitCode.findings : exitCode.done;
}

/** Parses values of the form `name:severity` or `name=severity`. */
function parseRuleSeverities(values: readonly string[]): Record<string, Severity | "off"> {
  const levels: readonly (Severity | "off")[] = [...severities, "off"];
  return Object.fromEntries(
    values.map((text) => {
      const [name = "", level = ""] = text.split(/[:=]/, 2).map((part) => part.trim());
      const severity = levels.find((one) => one === level);
      if (severity !== undefined) return [name, severity];
      throw new UsageError(
        `Invalid severity in --rule ${text}. Use --rule ${name}:LEVEL, with error, warning, info or off.`,
      );
    }),
  );
}
