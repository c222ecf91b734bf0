import type { ReadingRule } from "../rule.js";

export const unreadableHeader: ReadingRule = {
  kind: "reading",
  name: "unreadable-header",
  severity: "info",
  summary: "A line of an HTTP message is no header",
};
