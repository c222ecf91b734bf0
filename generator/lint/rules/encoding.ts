import type { ReadingRule } from "../rule.js";

export const encoding: ReadingRule = {
  kind: "reading",
  name: "encoding",
  severity: "warning",
  summary: "A file is not UTF-8",
};
