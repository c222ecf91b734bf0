import type { ReadingRule } from "../rule.js";

export const baseTypeUnusable: ReadingRule = {
  kind: "reading",
  name: "base-type-unusable",
  severity: "warning",
  summary: "A type's base cannot be one",
};
