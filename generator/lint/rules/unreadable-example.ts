import type { ReadingRule } from "../rule.js";

export const unreadableExample: ReadingRule = {
  kind: "reading",
  name: "unreadable-example",
  severity: "warning",
  summary: "A block that is annotated as an example is none",
};
