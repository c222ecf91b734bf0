import type { Page } from "../../../page/page.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";

export const missingFrontMatter: ApiCheck = { rule: "missing-front-matter", check: checkApi };

/** Keys that tell the kind of a page. */
const KIND_KEYS = ["doc_type", "ms.topic"] as const;

function* checkApi({ pages }: LintedApi): Generator<CheckFinding> {
  const described = pages.filter(({ kind }) => ["api", "resource", "enum"].includes(kind));
  const kindKey = usualKindKey(described);
  for (const page of described) {
    const { frontMatter, file, diagnostics } = page;
    if (diagnostics.some(({ rule }) => rule === "front-matter")) continue;
    const missing = [
      ...(has(page, ["title"]) ? [] : ["title"]),
      ...(has(page, ["description"]) ? [] : ["description"]),
      ...(kindKey === null || has(page, KIND_KEYS) ? [] : [kindKey]),
    ];
    if (missing.length === 0) continue;
    const source = Object.values(frontMatter)[0]?.source ?? { file, line: 1, column: 1 };
    const message = `Missing from the front matter: ${missing.join(", ")}. Add ${missing.length > 1 ? "these fields" : "this field"}.`;
    yield { message, source, subject: "front matter" };
  }
}

/**
 * The key that tells the kind of a page in most pages of the docs set; `null` if fewer than half of the pages tell their
 * kind.
 */
function usualKindKey(pages: readonly Page[]): string | null {
  if (2 * pages.filter((page) => has(page, KIND_KEYS)).length < pages.length) return null;
  const [docType, topic] = KIND_KEYS.map((key) => pages.filter((page) => has(page, [key])).length);
  return (topic ?? 0) > (docType ?? 0) ? "ms.topic" : "doc_type";
}

function has({ frontMatter }: Page, keys: readonly string[]): boolean {
  return keys.some((key) => (frontMatter[key]?.text ?? "").trim() !== "");
}
