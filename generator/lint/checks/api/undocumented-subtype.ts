import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck } from "../../check.js";

export const undocumentedSubtype: ApiCheck = {
  rule: "undocumented-subtype",
  check: (api) => bodyFindings("undocumented-subtype", api),
};
