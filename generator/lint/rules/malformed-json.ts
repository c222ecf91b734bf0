import type { ReadingRule } from "../rule.js";

export const malformedJson: ReadingRule = {
  kind: "reading",
  name: "malformed-json",
  severity: "warning",
  summary: "JSON does not parse",
};
