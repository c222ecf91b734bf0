import type { NameEvidence } from "./translated-names.js";
import type { Report } from "../findings/create-finding.js";
import type { DialectLookup } from "../dialect/dialect-lookup.js";

/** Context of the readers of one page: the words of the docs set, and a function that takes findings. */
export interface PageReading {
  readonly lookup: DialectLookup;
  readonly report: Report;
  /** Only for translated pages: finds the API's name for a name that a table contains. */
  readonly names?: NameEvidence;
}
