import { contradictionsOf } from "../../contradictions.js";
import type { ApiCheck } from "../../check.js";

export const missingRequired: ApiCheck = {
  rule: "missing-required",
  check: (api) => contradictionsOf("missing-required", api),
};
