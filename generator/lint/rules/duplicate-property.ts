import type { ReadingRule } from "../rule.js";

export const duplicateProperty: ReadingRule = {
  kind: "reading",
  name: "duplicate-property",
  severity: "warning",
  summary: "A table has the same property twice",
};
