import { remark } from "remark";
import { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { Finding, Severity } from "../generator/findings/finding.js";
import remarkDocwright, { type RemarkDocwrightOptions } from "../generator/remark.js";
import { docwright } from "./cli/docwright.js";

/** Runs the remark plugin on a text, which can differ from the file on disk. */
export async function messages(
  cwd: string,
  path: string,
  value: string,
  options: RemarkDocwrightOptions = {},
): Promise<readonly VFileMessage[]> {
  const file = new VFile({ cwd, path, value });
  const processor = remark().use(remarkDocwright, options).freeze();
  await processor.run(processor.parse(file), file);
  return file.messages;
}

/** The parts of a finding that a message has. */
export type Reported = Pick<Finding<string>, "rule" | "severity" | "message" | "line" | "column"> &
  Partial<Pick<Finding, "endLine" | "endColumn">>;

/** Converts a message to the finding that it was made from. */
export function findingOf(message: VFileMessage | undefined): Reported {
  if (message === undefined) throw new Error("There is no message.");
  const { place, ruleId, reason, fatal } = message;
  const [start, end] = place !== undefined && "start" in place ? [place.start, place.end] : [place];
  const severity: Severity = fatal === true ? "error" : fatal === false ? "warning" : "info";
  return {
    rule: ruleId ?? "",
    severity,
    message: reason,
    line: start?.line ?? 0,
    column: start?.column ?? 0,
    ...(end !== undefined && { endLine: end.line, endColumn: end.column }),
  };
}

/**
 * The findings that `docwright lint` prints, by docs path.
 *
 * @param args More arguments for the command.
 */
export async function lintFindings(cwd: string, ...args: string[]): Promise<Record<string, Reported[]>> {
  const { stdout } = await docwright(cwd, "lint", "--format", "json", "--quiet", "--fail-on", "none", ...args);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding<string>[] };
  const byFile: Record<string, Reported[]> = {};
  for (const { file, rule, severity, message, line, column, endLine, endColumn } of findings) {
    const end = endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn };
    (byFile[file] ??= []).push({ rule, severity, message, line, column, ...end });
  }
  return byFile;
}
