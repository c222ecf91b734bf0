import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const wrongDocType: PageCheck = { rule: "wrong-doc-type", check: checkPage };

/** {@link https://learn.microsoft.com/graph/api/overview | Microsoft Graph reference}: the `doc_type` of each kind of page. */
const DOC_TYPES = { api: "apiPageType", resource: "resourcePageType", enum: "enumPageType" } as const;

function* checkPage({ kind, frontMatter }: Page): Generator<CheckFinding> {
  const docType = frontMatter["doc_type"];
  if (docType === undefined || (kind !== "api" && kind !== "resource" && kind !== "enum")) return;
  const declared = docType.text.toLowerCase();
  const isOther = Object.entries(DOC_TYPES).some(([other, name]) => other !== kind && name.toLowerCase() === declared);
  if (!isOther) return;
  const content = { api: "an HTTP request", resource: "properties of a type", enum: "members" }[kind];
  const message = `The page has ${content}, but its doc_type is ${docType.text}. Write ${DOC_TYPES[kind]}.`;
  yield { message, source: docType.source, subject: "doc_type", suggestion: DOC_TYPES[kind] };
}
