import type { ReadingRule } from "../rule.js";

export const unevenRow: ReadingRule = {
  kind: "reading",
  name: "uneven-row",
  severity: "warning",
  summary: "A row has more cells than its table has columns",
};
