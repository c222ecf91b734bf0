import { contradictionsOf } from "../../contradictions.js";
import type { ApiRule } from "../../rule.js";

export const undocumentedSubtype: ApiRule = {
  kind: "api",
  name: "undocumented-subtype",
  severity: "info",
  summary: "A body names a type that the docs do not derive from the documented one",
  check: (api) => contradictionsOf("undocumented-subtype", api),
};
