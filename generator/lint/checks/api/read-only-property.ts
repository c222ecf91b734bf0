import { contradictionsOf } from "../../contradictions.js";
import type { ApiRule } from "../../rule.js";

export const readOnlyProperty: ApiRule = {
  kind: "api",
  name: "read-only-property",
  severity: "info",
  summary: "An example sends a property that its type calls read-only",
  check: (api) => contradictionsOf("read-only-property", api),
};
