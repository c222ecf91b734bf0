import type { ReadingRule } from "../rule.js";

export const missingStatus: ReadingRule = {
  kind: "reading",
  name: "missing-status",
  severity: "info",
  summary: "The response section names no status code",
};
