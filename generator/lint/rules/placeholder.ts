import type { ReadingRule } from "../rule.js";

export const placeholder: ReadingRule = {
  kind: "reading",
  name: "placeholder",
  severity: "warning",
  summary: "A template's placeholder was left in",
};
