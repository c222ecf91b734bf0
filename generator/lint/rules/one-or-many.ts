import type { ReadingRule } from "../rule.js";

export const oneOrMany: ReadingRule = {
  kind: "reading",
  name: "one-or-many",
  severity: "info",
  summary: "The sentence and the example disagree about one item or several",
};
