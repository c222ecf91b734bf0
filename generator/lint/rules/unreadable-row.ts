import type { ReadingRule } from "../rule.js";

export const unreadableRow: ReadingRule = {
  kind: "reading",
  name: "unreadable-row",
  severity: "warning",
  summary: "A row of a table cannot be read",
};
