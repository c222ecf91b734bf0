import type { ReadingRule } from "../rule.js";

export const unknownNamespace: ReadingRule = {
  kind: "reading",
  name: "unknown-namespace",
  severity: "info",
  summary: "A type's name is qualified with a namespace that the docs do not have",
};
