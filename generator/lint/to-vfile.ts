import { VFile } from "vfile";
import type { Finding, Place, Severity } from "../findings/finding.js";
import { rulePageUrl } from "../findings/rule-page.js";

/** The source of every message; comments that control messages have the same name. */
export const messageSource = "docwright";

/** `true` ends a run of the unified engine with an error, `false` is a warning, `undefined` is for information. */
const fatal: Readonly<Record<Severity, boolean | undefined>> = { error: true, warning: false, info: undefined };

/**
 * A file with its findings as messages, as reporters and editors of the unified world know them.
 * {@link https://github.com/vfile/vfile-message | vfile-message}
 *
 * @param findings those of this file
 */
export function toVFile(path: string, text: string, findings: readonly Finding<string>[]): VFile {
  const file = new VFile({ path, value: text });
  for (const finding of findings) addMessage(file, finding);
  return file;
}

/** Adds a finding to a file as a message. */
export function addMessage(
  file: VFile,
  { rule, severity, message: reason, suggestion, ...place }: Finding<string>,
): void {
  const message = file.message(reason, { place: positionOf(place), ruleId: rule, source: messageSource });
  message.fatal = fatal[severity];
  message.url = rulePageUrl(rule).href;
  if (suggestion !== undefined) message.expected = [suggestion];
}

function positionOf({ line, column, endLine, endColumn }: Place) {
  const start = { line, column };
  return endLine === undefined || endColumn === undefined
    ? start
    : { start, end: { line: endLine, column: endColumn } };
}
