import type { ReadingRule } from "../rule.js";

export const duplicateOperation: ReadingRule = {
  kind: "reading",
  name: "duplicate-operation",
  severity: "warning",
  summary: "Two API pages have the same file name",
};
