import { contradictionsOf } from "../../contradictions.js";
import type { ApiCheck } from "../../check.js";

export const unknownProperty: ApiCheck = {
  rule: "unknown-property",
  check: (api) => contradictionsOf("unknown-property", api),
};
