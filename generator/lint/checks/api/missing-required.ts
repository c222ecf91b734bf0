import { contradictionsOf } from "../../contradictions.js";
import type { ApiRule } from "../../rule.js";

export const missingRequired: ApiRule = {
  kind: "api",
  name: "missing-required",
  severity: "info",
  summary: "An example leaves out what is required",
  check: (api) => contradictionsOf("missing-required", api),
};
