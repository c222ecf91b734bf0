import type { ReadingRule } from "../rule.js";

export const unexpectedContent: ReadingRule = {
  kind: "reading",
  name: "unexpected-content",
  severity: "warning",
  summary: "A response without content is promised an object",
};
