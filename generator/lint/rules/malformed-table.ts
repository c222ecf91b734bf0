import type { ReadingRule } from "../rule.js";

export const malformedTable: ReadingRule = {
  kind: "reading",
  name: "malformed-table",
  severity: "warning",
  summary: "A table is broken and was mended to be read",
};
