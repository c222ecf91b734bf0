import type { ReadingRule } from "../rule.js";

export const unreadableRequestLine: ReadingRule = {
  kind: "reading",
  name: "unreadable-request-line",
  severity: "warning",
  summary: "A line of an HTTP request section is no request",
};
