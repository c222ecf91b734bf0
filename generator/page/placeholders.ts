import { placeholderPattern } from "../dialect/placeholder-pattern.js";
import { finding } from "../findings/create-finding.js";
import type { Finding } from "../findings/finding.js";
import type { DocFile } from "../docs/doc-file.js";
import { proseLines } from "../docs/prose-lines.js";
import type { PageReading } from "./page-reading.js";

/**
 * Reports each placeholder of the page template that a page or one of its includes still contains, such as `**TODO: Add
 * Description**`. Comments are skipped because they are notes to writers. Code is skipped because it is an example.
 */
export function reportPlaceholders(doc: DocFile, reading: PageReading): void {
  const pattern = placeholderPattern(reading.lookup.dialect.phrases.placeholder);
  const files = [[doc.path, doc.text], ...Object.entries(doc.includes)] as const;
  for (const [file, text] of files) {
    if (!pattern.test(text)) continue;
    for (const line of proseLines(text)) {
      for (const match of line.text.matchAll(new RegExp(pattern, "g"))) {
        reading.report(placeholderFinding(file, line.number, match.index + 1, match[0]));
      }
    }
  }
}

function placeholderFinding(file: string, line: number, column: number, text: string): Finding {
  const place = { file, line, column, endLine: line, endColumn: column + text.trimEnd().length };
  return finding(
    "placeholder",
    place,
    `\`${text.trimEnd()}\` is a placeholder of the page template. Replace this placeholder.`,
  );
}
