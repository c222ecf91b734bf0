import type { ReadingRule } from "../rule.js";

export const misplacedHttpRequest: ReadingRule = {
  kind: "reading",
  name: "misplaced-http-request",
  severity: "warning",
  summary: "The HTTP request stands under another heading",
};
