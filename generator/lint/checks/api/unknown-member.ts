import { contradictionsOf } from "../../contradictions.js";
import type { ApiRule } from "../../rule.js";

export const unknownMember: ApiRule = {
  kind: "api",
  name: "unknown-member",
  severity: "warning",
  summary: "An example's body has a value that its enumeration does not have",
  check: (api) => contradictionsOf("unknown-member", api),
};
