import type { ReadingRule } from "../rule.js";

export const segmentSpelling: ReadingRule = {
  kind: "reading",
  name: "segment-spelling",
  severity: "info",
  summary: "A path is spelled in two ways",
};
