import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck } from "../../check.js";

export const readOnlyProperty: ApiCheck = {
  rule: "read-only-property",
  check: (api) => bodyFindings("read-only-property", api),
};
