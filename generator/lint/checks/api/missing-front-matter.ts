import type { Page } from "../../../page/page.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";

export const missingFrontMatter: ApiCheck = { rule: "missing-front-matter", check: checkApi };

/** Keys that tell the kind of a page. */
const KIND_KEYS = ["doc_type", "ms.topic"];

function* checkApi({ pages }: LintedApi): Generator<CheckFinding> {
  // Some docs sets do not have these keys on any page.
  const tellsKind = pages.some((page) => has(page, KIND_KEYS));
  for (const page of pages) {
    const { kind, frontMatter, file, diagnostics } = page;
    if (!["api", "resource", "enum"].includes(kind) || diagnostics.some(({ rule }) => rule === "front-matter"))
      continue;
    const missing = [
      ...(has(page, ["title"]) ? [] : ["title"]),
      ...(has(page, ["description"]) ? [] : ["description"]),
      ...(has(page, KIND_KEYS) || !tellsKind ? [] : ["doc_type"]),
    ];
    if (missing.length === 0) continue;
    const source = Object.values(frontMatter)[0]?.source ?? { file, line: 1, column: 1 };
    const message = `Missing from the front matter: ${missing.join(", ")}. Add ${missing.length > 1 ? "these fields" : "this field"}.`;
    yield { message, source, subject: "front matter" };
  }
}

function has({ frontMatter }: Page, keys: readonly string[]): boolean {
  return keys.some((key) => (frontMatter[key]?.text ?? "").trim() !== "");
}
