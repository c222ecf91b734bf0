import type { ReadingRule } from "../rule.js";

export const conflictingDeclaration: ReadingRule = {
  kind: "reading",
  name: "conflicting-declaration",
  severity: "warning",
  summary: "A name is declared as an enumeration and as a structured type",
};
