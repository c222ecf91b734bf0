import type { ReadingRule } from "../rule.js";

export const unreadablePermissions: ReadingRule = {
  kind: "reading",
  name: "unreadable-permissions",
  severity: "warning",
  summary: "The permissions section has no table that can be read",
};
