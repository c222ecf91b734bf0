import type { Report } from "../findings/create-finding.js";
import type { Vocabulary } from "../dialect/vocabulary.js";

/** Context of the readers of one page: the words of the docs set, and a function that takes findings. */
export interface PageReading {
  readonly vocabulary: Vocabulary;
  readonly report: Report;
}
