import type { ReadingRule } from "../rule.js";

export const unclosedComment: ReadingRule = {
  kind: "reading",
  name: "unclosed-comment",
  severity: "warning",
  summary: "A comment is never closed",
};
