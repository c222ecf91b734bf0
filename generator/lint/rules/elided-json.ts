import type { ReadingRule } from "../rule.js";

export const elidedJson: ReadingRule = {
  kind: "reading",
  name: "elided-json",
  severity: "info",
  summary: "JSON leaves parts out",
};
