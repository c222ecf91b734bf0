import type { ReadingRule } from "../rule.js";

export const unresolvedType: ReadingRule = {
  kind: "reading",
  name: "unresolved-type",
  severity: "warning",
  summary: "A type's name leads to nothing",
};
