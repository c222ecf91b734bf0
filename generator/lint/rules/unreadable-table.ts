import type { ReadingRule } from "../rule.js";

export const unreadableTable: ReadingRule = {
  kind: "reading",
  name: "unreadable-table",
  severity: "warning",
  summary: "A table cannot be read",
};
