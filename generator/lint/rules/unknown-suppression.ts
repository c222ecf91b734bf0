import type { ReadingRule } from "../rule.js";

export const unknownSuppression: ReadingRule = {
  kind: "reading",
  name: "unknown-suppression",
  severity: "warning",
  summary: "A comment that controls findings says what cannot be done",
};
