import type { RuleDescriptions } from "./rule-description.js";

/** Rules of findings about the permissions that an app asks for in its manifest. */
export const manifestRules = {
  "permission-broader-than-needed": {
    severity: "error",
    summary: "An app asks for a permission with more privileges than its program needs",
  },
  "permission-id-unknown": {
    severity: "error",
    summary: "An app asks for a permission by an id whose name is unknown",
  },
  "permission-not-needed": {
    severity: "error",
    summary: "An app asks for a permission that its program does not need",
  },
  "permission-not-requested": {
    severity: "error",
    summary: "An app does not ask for a permission that its program needs",
  },
} as const satisfies RuleDescriptions;
