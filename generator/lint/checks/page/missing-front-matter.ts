import type { Page } from "../../../page/page.js";
import type { Finding, PageRule } from "../../rule.js";

export const missingFrontMatter: PageRule = {
  kind: "page",
  name: "missing-front-matter",
  severity: "warning",
  summary: "A page's front matter lacks its title, its description or the kind of page",
  check: checkPage,
};

function* checkPage({ kind, frontMatter, file, diagnostics }: Page): Generator<Finding> {
  if (!["api", "resource", "enum"].includes(kind) || diagnostics.some(({ rule }) => rule === "front-matter")) return;
  const has = (...keys: string[]): boolean => keys.some((key) => (frontMatter[key]?.text ?? "").trim() !== "");
  const missing = [
    ...(has("title") ? [] : ["title"]),
    ...(has("description") ? [] : ["description"]),
    ...(has("doc_type", "ms.topic") ? [] : ["doc_type"]),
  ];
  if (missing.length === 0) return;
  const source = Object.values(frontMatter)[0]?.source ?? { file, line: 1, column: 1 };
  yield { message: `The front matter lacks ${missing.join(" and ")}; readers and tools go by it.`, source };
}
