import type { Report } from "../findings/create-finding.js";
import type { Vocabulary } from "../dialect/vocabulary.js";

/** What every reader of a section needs: the words of the docs set, and where to say what could not be read. */
export interface PageReading {
  readonly vocabulary: Vocabulary;
  readonly report: Report;
}
