import { contradictionsOf } from "../../contradictions.js";
import type { ApiRule } from "../../rule.js";

export const sampleValue: ApiRule = {
  kind: "api",
  name: "sample-value",
  severity: "info",
  summary: "An example shows the name of a type, or nothing, where a value should stand",
  check: (api) => contradictionsOf("sample-value", api),
};
