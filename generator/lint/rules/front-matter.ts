import type { ReadingRule } from "../rule.js";

export const frontMatter: ReadingRule = {
  kind: "reading",
  name: "front-matter",
  severity: "warning",
  summary: "The front matter is broken",
};
