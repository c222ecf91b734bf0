import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck } from "../../check.js";

export const unknownProperty: ApiCheck = {
  rule: "unknown-property",
  check: (api) => bodyFindings("unknown-property", api),
};
