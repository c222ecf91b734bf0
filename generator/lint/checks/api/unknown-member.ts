import { contradictionsOf } from "../../contradictions.js";
import type { ApiCheck } from "../../check.js";

export const unknownMember: ApiCheck = {
  rule: "unknown-member",
  check: (api) => contradictionsOf("unknown-member", api),
};
