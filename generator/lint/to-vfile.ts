import { VFile } from "vfile";
import type { Finding, Place, Severity } from "../findings/finding.js";
import { rulePageUrl } from "../findings/rule-page.js";
import { replacementOf } from "./fix/replacement.js";
import { sourceTexts, type SourceTexts } from "./source-texts.js";

/** The source of every message, and the first word of comments that control messages. */
export const messageSource = "docwright";

/** In unified, `fatal` is `true` for an error, `false` for a warning, and `undefined` for an info. */
const fatal: Readonly<Record<Severity, boolean | undefined>> = { error: true, warning: false, info: undefined };

/**
 * Converts the findings of a file to messages for reporters and editors that work with unified.
 * {@link https://github.com/vfile/vfile-message | vfile-message}
 *
 * @param findings the findings of the file
 */
export function toVFile(path: string, text: string, findings: readonly Finding<string>[]): VFile {
  const file = new VFile({ path, value: text });
  const texts = sourceTexts([{ path, text, includes: {} }]);
  for (const finding of findings) addMessage(file, finding, texts);
  return file;
}

/**
 * Adds a finding to a file as a message. `actual` and `expected` are set only if replacing the text at the place fixes
 * the finding, because editors offer this replacement to the user.
 */
export function addMessage(file: VFile, finding: Finding<string>, texts: SourceTexts): void {
  const { rule, severity, message: reason } = finding;
  const message = file.message(reason, { place: positionOf(finding), ruleId: rule, source: messageSource });
  message.fatal = fatal[severity];
  const url = rulePageUrl(rule);
  if (url !== null) message.url = url.href;
  const replacement = replacementOf(finding, texts);
  if (replacement === null) return;
  message.actual = replacement.actual;
  message.expected = [replacement.expected];
}

function positionOf({ line, column, endLine, endColumn }: Place) {
  const start = { line, column };
  return endLine === undefined || endColumn === undefined
    ? start
    : { start, end: { line: endLine, column: endColumn } };
}
