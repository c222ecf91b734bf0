import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck } from "../../check.js";

export const unknownMember: ApiCheck = {
  rule: "unknown-member",
  check: (api) => bodyFindings("unknown-member", api),
};
