import type { ReadingRule } from "../rule.js";

export const includeCycle: ReadingRule = {
  kind: "reading",
  name: "include-cycle",
  severity: "warning",
  summary: "An include includes itself",
};
