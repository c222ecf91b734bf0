import type { ApiModel } from "../../model/model.js";
import type { FrontMatter } from "../../page/markdown/front-matter.js";
import type { PageKind } from "../../vocabulary.js";
import { UsageError } from "../../usage-error.js";
import { formatCount } from "../format-count.js";
import { formatNames } from "../format-names.js";

/** A page. Only pages that were read from docs have front matter. */
interface AnyPage {
  readonly file: string;
  readonly kind: PageKind;
  readonly frontMatter?: FrontMatter;
}

/** Kinds of pages that describe neither an operation nor a type. */
const OTHER_KINDS: ReadonlySet<PageKind> = new Set(["concept", "include", "other"]);

/**
 * Checks that the docs describe an API. Otherwise `generate` would replace an SDK with an empty one, and `diff` would report
 * everything as removed.
 *
 * @param pages The pages with their front matter, if the model was made from docs.
 * @throws UsageError if there are no operations and no types.
 */
export function assertNotEmpty({ pages: named, operations, types }: ApiModel, pages: readonly AnyPage[] = named): void {
  if (operations.length === 0 && types.length === 0) throw emptyError(pages);
}

/**
 * Checks that at least one page describes an operation or a type, even if the page cannot be read completely. Otherwise
 * docs that were not recognized would pass without findings.
 *
 * @throws UsageError if no page is recognized.
 */
export function assertRecognized(pages: readonly AnyPage[]): void {
  if (pages.every(({ kind }) => OTHER_KINDS.has(kind))) throw emptyError(pages);
}

function emptyError(pages: readonly AnyPage[]): UsageError {
  if (pages.length === 0) return new UsageError("The model does not have operations or types. Use a complete model.");
  const reasons = pages.map((page) => `${page.file} (${reasonOf(page)})`);
  return new UsageError(
    `No API page or resource page among ${formatCount(pages.length, "Markdown file")}: ${formatNames(reasons)}. An API page has doc_type: apiPageType in its front matter, or a section "HTTP request". A resource page has doc_type: resourcePageType, or a section "Properties". If these docs use other headings, list them under dialect.headings.httpRequest and dialect.headings.properties in the config. Check --docs and the pages.`,
  );
}

/** Why a page does not describe an operation or a type. */
function reasonOf({ kind, frontMatter = {} }: AnyPage): string {
  if (kind === "api") return "it does not have a readable request";
  if (!OTHER_KINDS.has(kind)) return "it does not have a readable type";
  const declared = (frontMatter["doc_type"] ?? frontMatter["ms.topic"])?.text;
  if (declared !== undefined) return `its doc_type is ${JSON.stringify(declared)}`;
  return "it does not have a doc_type, a request or properties";
}
