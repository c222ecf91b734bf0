import type { ReadingRule } from "../rule.js";

export const missingInclude: ReadingRule = {
  kind: "reading",
  name: "missing-include",
  severity: "warning",
  summary: "An include is not there",
};
