import { relative } from "node:path";
import type { VerifyRuleId } from "../../../findings/catalogue.js";
import { findingsWithin } from "../../../model/select-api.js";
import type { Mismatch } from "../../../verify/mismatch.js";
import { openBaseline } from "../../inputs/baseline-file.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { formatCount } from "../../format-count.js";
import { selectNewFindings, type EarlierFindings } from "../../inputs/new-findings.js";
import { loadConfig } from "../../inputs/load-config.js";
import type { BaselineOptions, DocsOptions, FailOn, FindingListOptions, GlobalOptions } from "../../options.js";
import { readOperand } from "../../inputs/read-operand.js";
import { assumedNamespace } from "../../report/assumptions.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { printFindings } from "../../print-findings.js";
import { hasFindingsAt, severities } from "../../report/findings/severity.js";
import { warnAboutSkipped } from "../../inputs/unread-files.js";
import { settingsFrom } from "../../inputs/settings.js";
import { readDocsSince } from "../../inputs/merge-base.js";
import { openTerminal } from "../../terminal.js";
import { UsageError } from "../../../usage-error.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";
import { readTruth } from "./read-truth.js";

export interface VerifyCommandOptions
  extends GlobalOptions, DocsOptions, BaselineOptions, RuleHelpOptions, FindingListOptions {
  readonly failOn: FailOn;
  readonly since?: string;
  readonly undocumented?: boolean;
}

/** Compares the docs with metadata or with a permissions file, and prints the differences. */
export async function runVerify(path: string | null, options: VerifyCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "verify", terminal)) return exitCode.done;
  if (path === null) {
    throw new UsageError(
      "The file to compare with the docs is missing. Pass the CSDL file or the permissions file: docwright verify FILE",
    );
  }
  const config = await loadConfig(options.config);
  const settings = settingsFrom(config, options);
  const file = relative(process.cwd(), path);
  const docs = await terminal.progress("Reading the docs", () => readOperand(null, options, config));
  warnAboutSkipped(docs.skipped, docsPlaces([], docs.root).displayPath, terminal);
  const truth = readTruth(path, docs.root);
  const baseline = openBaseline(options, settings[truth.baseline]);
  const readEarlier = async (revision: string): Promise<EarlierFindings> => {
    const earlier = await terminal.progress(`Reading the docs of ${revision}`, () => readDocsSince(revision, settings));
    return { revision, findings: truth.compare(earlier.whole).mismatches };
  };
  const { mismatches: allFindings, notes } = truth.compare(docs.whole);
  for (const note of notes) terminal.warn(`${note}\n`);
  terminal.warn(assumedNamespace({ model: docs.whole, pages: docs.pages ?? [], docs: docs.docs, settings }));
  const selected = docs.model === docs.whole ? allFindings : findingsWithin(docs.model, allFindings);
  const earlier = options.since === undefined ? null : await readEarlier(options.since);
  const newFindings = selectNewFindings(selected, baseline, earlier, terminal);
  const hidden = options.undocumented === true ? [] : newFindings.filter(isUndocumented);
  const findings = mostSevereFirst(newFindings.filter((finding) => !hidden.includes(finding)));
  terminal.warn(undocumentedSummary(hidden));

  const none = selected.every(isUndocumented) ? `The docs and ${file} agree.\n` : `No new findings for ${file}.\n`;
  const { failOn } = options;
  const places = docsPlaces(docs.docs, docs.root);
  await printFindings(findings, options, { command: "verify", places, failOn, none }, terminal);
  return hasFindingsAt(findings, failOn) ? exitCode.findings : exitCode.done;
}

/** Whether a mismatch is about a type, action, function or route that does not have a page. */
function isUndocumented({ rule }: Mismatch): boolean {
  return rule === "type-not-documented" || rule === "operation-not-documented" || rule === "route-not-documented";
}

/** Counts the types, actions, functions and routes that do not have a page. Empty if all have one. */
function undocumentedSummary(undocumented: readonly Mismatch[]): string {
  const ofRule = (id: VerifyRuleId): readonly Mismatch[] => undocumented.filter(({ rule }) => rule === id);
  const types = ofRule("type-not-documented").length;
  const routes = ofRule("route-not-documented").length;
  // A finding can list the names of many actions and functions, so the names are counted.
  const calls = ofRule("operation-not-documented").reduce(
    (sum, { metadata }) => sum + (metadata?.split(", ").length ?? 0),
    0,
  );
  const counts = [
    ...(types === 0 ? [] : [formatCount(types, "type")]),
    ...(calls === 0 ? [] : [calls === 1 ? "1 action or function" : `${calls} actions and functions`]),
    ...(routes === 0 ? [] : [formatCount(routes, "route")]),
  ];
  return counts.length === 0 ? "" : `Not documented: ${counts.join(", ")}. List them with --undocumented.\n`;
}

function mostSevereFirst(findings: readonly Mismatch[]): readonly Mismatch[] {
  return severities.flatMap((level) => findings.filter(({ severity }) => severity === level));
}
