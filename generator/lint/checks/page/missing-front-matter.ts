import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const missingFrontMatter: PageCheck = { rule: "missing-front-matter", check: checkPage };

function* checkPage({ kind, frontMatter, file, anchor, diagnostics }: Page): Generator<CheckFinding> {
  if (anchor !== undefined) return;
  if (!["api", "resource", "enum"].includes(kind) || diagnostics.some(({ rule }) => rule === "front-matter")) return;
  const has = (...keys: string[]): boolean => keys.some((key) => (frontMatter[key]?.text ?? "").trim() !== "");
  const missing = [
    ...(has("title") ? [] : ["title"]),
    ...(has("description") ? [] : ["description"]),
    ...(has("doc_type", "ms.topic") ? [] : ["doc_type"]),
  ];
  if (missing.length === 0) return;
  const source = Object.values(frontMatter)[0]?.source ?? { file, line: 1, column: 1 };
  const message = `The front matter does not have ${missing.join(" or ")}. Add ${missing.length > 1 ? "them" : "it"}.`;
  yield { message, source, subject: "front matter" };
}
