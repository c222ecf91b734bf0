import { existsSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Diagnostic, Severity } from "../../diagnostic.js";
import { listDocs } from "../../docs/read-docs.js";
import { compareWithBaseline, makeBaseline, parseBaseline } from "../../lint/baseline.js";
import { lint } from "../../lint/lint.js";
import type { LintOptions } from "../../lint/options.js";
import { rulePage } from "../../lint/rule-page.js";
import { ruleNamed, rules } from "../../lint/rules.js";
import { writeFileWhole } from "../../output/write-file.js";
import { readApi } from "../../pipeline.js";
import { UsageError } from "../../usage-error.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { reportContext } from "../report-context.js";
import { reporters } from "../reporters/reporters.js";
import { reaches, severities } from "../reporters/severity.js";
import { readSettings } from "../settings.js";
import { openTerminal, type Terminal } from "../terminal.js";
import type { LintCommandOptions } from "./lint.js";

/** Lints the docs, or says what the rules are. */
export async function runLint(options: LintCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (options.rules === true) {
    terminal.print(listOfRules());
    return exitCode.done;
  }
  if (options.explain !== undefined) {
    terminal.print(rulePage(ruleNamed(options.explain).name));
    return exitCode.done;
  }
  const settings = await readSettings(options);
  const chosen: LintOptions = {
    ...settings.lint,
    rules: { ...settings.lint.rules, ...severitiesOf(options.rule ?? []) },
  };
  const baseline = options.baseline === undefined ? settings.baseline : resolve(options.baseline);
  const { docs, pages, model } = await terminal.progress("Reading the docs", () => readApi(settings));
  const files = await listDocs(settings.docs);
  const all = lint({ docs, pages, model, files }, chosen);
  const findings = againstBaseline(all, baseline, options.updateBaseline === true, terminal);

  const report = await reporters[options.format]();
  // Findings are the result here: all of them, and in the colours of standard output.
  const context = { ...reportContext(docs, settings, terminal), colors: terminal.resultColors, verbose: true };
  terminal.print(report(findings, context));
  if (options.format === "pretty" && findings.length === 0) {
    terminal.remark(`No findings on ${counted(pages.length, "page")}.\n`);
  }
  return reaches(findings, options.failOn) ? exitCode.findings : exitCode.done;
}

/** What the baseline does not know; with `update`, the baseline is written and knows everything. */
function againstBaseline(
  findings: readonly Diagnostic[],
  file: string | null,
  update: boolean,
  terminal: Terminal,
): readonly Diagnostic[] {
  if (file === null) {
    if (update) throw new UsageError("--update-baseline needs to know which file; name it with --baseline.");
    return findings;
  }
  if (update) {
    writeFileWhole(file, `${JSON.stringify(makeBaseline(findings), null, 2)}\n`);
    terminal.warn(`The baseline knows ${counted(findings.length, "finding")} now.\n`);
    return [];
  }
  const name = relative(process.cwd(), file);
  if (!existsSync(file)) throw new UsageError(`The baseline ${name} is not there; --update-baseline writes it.`);
  const { fresh, known, gone } = compareWithBaseline(findings, parseBaseline(readFileSync(file, "utf8"), name));
  if (known > 0) terminal.warn(`${counted(known, "finding")} of the baseline not shown.\n`);
  if (gone > 0) terminal.warn(`${counted(gone, "finding")} of the baseline gone; --update-baseline takes them out.\n`);
  return fresh;
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

function listOfRules(): string {
  const width = Math.max(...rules.map(({ name }) => name.length));
  const lines = rules.map(({ name, severity, summary }) => `${name.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`);
  return `${lines.join("\n")}\n`;
}

function counted(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? "" : "s"}`;
}
