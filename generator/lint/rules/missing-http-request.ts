import type { ReadingRule } from "../rule.js";

export const missingHttpRequest: ReadingRule = {
  kind: "reading",
  name: "missing-http-request",
  severity: "warning",
  summary: "An API page shows no HTTP request",
};
