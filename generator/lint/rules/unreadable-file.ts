import type { ReadingRule } from "../rule.js";

export const unreadableFile: ReadingRule = {
  kind: "reading",
  name: "unreadable-file",
  severity: "error",
  summary: "A file cannot be read",
};
