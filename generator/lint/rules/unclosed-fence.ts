import type { ReadingRule } from "../rule.js";

export const unclosedFence: ReadingRule = {
  kind: "reading",
  name: "unclosed-fence",
  severity: "warning",
  summary: "A code block is never closed",
};
