import type { ReadingRule } from "../rule.js";

export const missingResponse: ReadingRule = {
  kind: "reading",
  name: "missing-response",
  severity: "warning",
  summary: "Nothing says what a method returns",
};
