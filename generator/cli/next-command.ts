import type { Severity } from "../findings/finding.js";
import type { DocsOptions, GlobalOptions } from "./options.js";
import { severities } from "./report/findings/severity.js";

type CommandOptions = GlobalOptions & DocsOptions & { readonly out?: string; readonly metadata?: string };

/**
 * The command that starts docwright, as the user typed it. For `npx docwright`, npm sets this environment variable.
 * Then the shell may not find `docwright` alone.
 */
export function programCommand(): string {
  return process.env["npm_command"] === "exec" ? "npx docwright" : "docwright";
}

/**
 * Formats a command that reads the same docs as the current run, such as `docwright drift --docs docs --update`.
 *
 * @param options The options of the current run.
 * @param more Arguments that the current run does not have.
 */
export function formatCommand(name: string, options: CommandOptions, ...more: string[]): string {
  const { config, docs = [], apiVersion, include = [], exclude = [], metadata, out } = options;
  const named: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ["--config", [config]],
    ["--docs", docs],
    ["--api-version", [apiVersion]],
    ["--include", include],
    ["--exclude", exclude],
    ["--metadata", [metadata]],
    ["--out", [out]],
  ];
  const repeated = named.flatMap(([option, values]) =>
    values.flatMap((value) => (value === undefined ? [] : [option, quoteArgument(value)])),
  );
  return [programCommand(), name, ...repeated, ...more].join(" ");
}

/** Quotes an argument for shells. An argument with only the characters of simple paths does not need quotes. */
export function quoteArgument(value: string): string {
  return /^[\w./:@\\-]+$/.test(value) ? value : JSON.stringify(value);
}

/** Names the command that explains the first of the most severe findings. Empty without findings. */
export function explainHint(
  command: string,
  findings: readonly { readonly rule: string; readonly severity: Severity }[],
): string {
  const [worst] = severities.flatMap((level) => findings.filter(({ severity }) => severity === level));
  return worst === undefined ? "" : `Explain a rule: ${programCommand()} ${command} --explain ${worst.rule}\n`;
}
