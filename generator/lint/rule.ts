import type { Place, Severity } from "../findings/finding.js";
import type { DocFile } from "../docs/doc-file.js";
import type { ApiModel } from "../model/model.js";
import type { Page } from "../page/page.js";
import type { SourceTexts } from "./source-texts.js";

/** What a person should know of a rule. Its page of documentation stands beside it: `rules/<name>.md`. */
interface RuleFacts {
  /** In kebab case; the name of the rule's file and of its page. */
  readonly name: string;
  /** Unless the config says otherwise. Reading may raise a milder finding of the same rule. */
  readonly severity: Severity;
  /** One line, without a full stop. */
  readonly summary: string;
}

/** A rule whose findings are met while pages are read or the model is made. */
export interface ReadingRule extends RuleFacts {
  readonly kind: "reading";
}

/** A rule about one page by itself; an editor can run it while the page is written. */
export interface PageRule extends RuleFacts {
  readonly kind: "page";
  readonly check: (page: Page, texts: SourceTexts) => Iterable<Finding>;
}

/** A rule that needs the other pages too. */
export interface ApiRule extends RuleFacts {
  readonly kind: "api";
  readonly check: (api: LintedApi) => Iterable<Finding>;
}

export type Rule = ReadingRule | PageRule | ApiRule;

/** What a rule found; the rule's name and severity are added by whoever runs it. */
export interface Finding {
  /** One sentence for the person who will mend the page: what is wrong and what would be right. */
  readonly message: string;
  readonly source: Place;
  /** The text that would be right, where it is known. */
  readonly suggestion?: string | null;
}

/** What is linted. */
export interface DocumentedPages {
  readonly docs: readonly DocFile[];
  readonly pages: readonly Page[];
  readonly model: ApiModel;
  /** Docs paths of all Markdown files that links may lead to, those that were not selected for reading among them. */
  readonly files: readonly string[];
}

/** What a rule about the whole API may look at. */
export interface LintedApi extends DocumentedPages {
  readonly texts: SourceTexts;
}
