import type { ReadingRule } from "../rule.js";

export const conflictingProperty: ReadingRule = {
  kind: "reading",
  name: "conflicting-property",
  severity: "warning",
  summary: "Two pages give one property two types",
};
