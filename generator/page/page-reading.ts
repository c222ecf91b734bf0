import type { Vocabulary } from "../dialect/vocabulary.js";
import type { Diagnostic, Place } from "../findings/finding.js";

/** What every reader of a section needs: the words of the docs set, and where to say what could not be read. */
export interface PageReading {
  readonly vocabulary: Vocabulary;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Says that a row, a table, a block or a section could not be read, and what would be right. */
export function reportUnreadable(reading: PageReading, what: string, message: string, source: Place): void {
  reading.report({ rule: `unreadable-${what}`, severity: "warning", message, ...source });
}
