import type { ReadingRule } from "../rule.js";

export const exampleNotReplayable: ReadingRule = {
  kind: "reading",
  name: "example-not-replayable",
  severity: "info",
  summary: "An example cannot become a test",
};
