import type { ReadingRule } from "../rule.js";

export const elidedRoute: ReadingRule = {
  kind: "reading",
  name: "elided-route",
  severity: "warning",
  summary: "A path leaves segments out",
};
