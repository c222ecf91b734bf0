import type { ReadingRule } from "../rule.js";

export const responseByExample: ReadingRule = {
  kind: "reading",
  name: "response-by-example",
  severity: "info",
  summary: "Only the examples say what is returned",
};
