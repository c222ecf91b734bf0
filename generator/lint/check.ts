import type { RuleId } from "../findings/catalogue.js";
import type { FindingDetails } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import type { DocFile } from "../docs/doc-file.js";
import type { ApiModel } from "../model/model.js";
import type { Page } from "../page/page.js";
import type { SourceTexts } from "./source-texts.js";

/** A check that needs only one page. An editor can run it while the page is written. */
export interface PageCheck {
  readonly rule: RuleId;
  readonly check: (page: Page, texts: SourceTexts) => Iterable<CheckFinding>;
}

/** A check that needs all pages and the model. */
export interface ApiCheck {
  readonly rule: RuleId;
  readonly check: (api: LintedApi) => Iterable<CheckFinding>;
}

/** A finding of a check; `lint` adds the rule and its severity. */
export interface CheckFinding extends FindingDetails {
  /** One sentence for the writer of the page: the fault and its fix. */
  readonly message: string;
  readonly source: Place;
}

/** The input of `lint`. */
export interface DocumentedPages {
  readonly docs: readonly DocFile[];
  readonly pages: readonly Page[];
  readonly model: ApiModel;
  /** Docs paths of all Markdown files that can be link targets, including files that were not selected for reading. */
  readonly files: readonly string[];
}

/** The input of a check of the whole API. */
export interface LintedApi extends DocumentedPages {
  readonly texts: SourceTexts;
}
