import { contradictionsOf } from "../../contradictions.js";
import type { ApiCheck } from "../../check.js";

export const readOnlyProperty: ApiCheck = {
  rule: "read-only-property",
  check: (api) => contradictionsOf("read-only-property", api),
};
