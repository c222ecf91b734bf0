import { contradictionsOf } from "../../contradictions.js";
import type { ApiRule } from "../../rule.js";

export const unknownProperty: ApiRule = {
  kind: "api",
  name: "unknown-property",
  severity: "warning",
  summary: "An example's body has a property that its type does not have",
  check: (api) => contradictionsOf("unknown-property", api),
};
