import type { ReadingRule } from "../rule.js";

export const unexpectedContent: ReadingRule = {
  kind: "reading",
  name: "unexpected-content",
  severity: "warning",
  summary: "Content is promised where there can be none",
};
