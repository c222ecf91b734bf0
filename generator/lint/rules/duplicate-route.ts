import type { ReadingRule } from "../rule.js";

export const duplicateRoute: ReadingRule = {
  kind: "reading",
  name: "duplicate-route",
  severity: "info",
  summary: "A page shows the same request twice",
};
