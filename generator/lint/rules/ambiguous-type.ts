import type { ReadingRule } from "../rule.js";

export const ambiguousType: ReadingRule = {
  kind: "reading",
  name: "ambiguous-type",
  severity: "warning",
  summary: "A type's name stands in several namespaces",
};
