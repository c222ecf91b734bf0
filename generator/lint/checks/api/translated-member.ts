import { bodyFindings } from "../../bodies/body-findings.js";
import type { ApiCheck } from "../../check.js";

/**
 * Reports translated members of enumerations. This check needs the examples of all pages. Other translated names are
 * found when the page itself is read.
 */
export const translatedMember: ApiCheck = {
  rule: "translated-name",
  check: (api) => bodyFindings("translated-name", api),
};
