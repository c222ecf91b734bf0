import { contradictionsOf } from "../../contradictions.js";
import type { ApiCheck } from "../../check.js";

export const undocumentedSubtype: ApiCheck = {
  rule: "undocumented-subtype",
  check: (api) => contradictionsOf("undocumented-subtype", api),
};
