import type { ReadingRule } from "../rule.js";

export const unreadablePermission: ReadingRule = {
  kind: "reading",
  name: "unreadable-permission",
  severity: "warning",
  summary: "A cell of the permissions table holds something else",
};
