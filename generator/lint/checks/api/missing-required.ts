import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck } from "../../check.js";

export const missingRequired: ApiCheck = {
  rule: "missing-required",
  check: (api) => bodyFindings("missing-required", api),
};
