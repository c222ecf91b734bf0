import type { ReadingRule } from "../rule.js";

export const exampleMissingRequired: ReadingRule = {
  kind: "reading",
  name: "example-missing-required",
  severity: "warning",
  summary: "An example leaves out what its page demands",
};
