import type { ReadingRule } from "../rule.js";

export const representationDisagrees: ReadingRule = {
  kind: "reading",
  name: "representation-disagrees",
  severity: "info",
  summary: "The JSON representation shows a property that no table has",
};
