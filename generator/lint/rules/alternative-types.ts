import type { ReadingRule } from "../rule.js";

export const alternativeTypes: ReadingRule = {
  kind: "reading",
  name: "alternative-types",
  severity: "info",
  summary: "A cell names types that have nothing in common",
};
