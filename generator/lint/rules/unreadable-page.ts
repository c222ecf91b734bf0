import type { ReadingRule } from "../rule.js";

export const unreadablePage: ReadingRule = {
  kind: "reading",
  name: "unreadable-page",
  severity: "error",
  summary: "A page made the reader fail",
};
