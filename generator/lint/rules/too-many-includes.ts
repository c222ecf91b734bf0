import type { ReadingRule } from "../rule.js";

export const tooManyIncludes: ReadingRule = {
  kind: "reading",
  name: "too-many-includes",
  severity: "warning",
  summary: "A page reaches more includes than a page can need",
};
