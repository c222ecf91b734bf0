import type { ReadingRule } from "../rule.js";

export const excessiveMarkup: ReadingRule = {
  kind: "reading",
  name: "excessive-markup",
  severity: "error",
  summary: "A file has more markup than any page needs",
};
