import type { ReadingRule } from "../rule.js";

export const malformedRequestLine: ReadingRule = {
  kind: "reading",
  name: "malformed-request-line",
  severity: "warning",
  summary: "A request line was mended to be read",
};
