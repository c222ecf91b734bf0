import { VFile } from "vfile";
import type { Finding, Place, Severity } from "../findings/finding.js";
import { rulePageUrl } from "../findings/rule-page.js";

/** The source of every message, and the first word of comments that control messages. */
export const messageSource = "docwright";

/** In unified, `true` is an error, `false` a warning and `undefined` an information. */
const fatal: Readonly<Record<Severity, boolean | undefined>> = { error: true, warning: false, info: undefined };

/**
 * Converts the findings of a file to messages for reporters and editors that work with unified.
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
