import type { RuleDescriptions } from "./rule-description.js";

/** Rules of findings that are raised while the SDK is generated. */
export const generateRules = {
  "base-type-unusable": { severity: "warning", summary: "Invalid base type" },
  "example-missing-required": {
    severity: "warning",
    summary: "An example omits a required property of the request body",
  },
  "example-not-replayable": { severity: "info", summary: "An example cannot become a test" },
  "property-redeclared": { severity: "info", summary: "A type declares an inherited property with another type" },
  "argument-form": { severity: "info", summary: "A request line writes an argument in another form than its type" },
  "segment-spelling": { severity: "info", summary: "A path is spelled in two ways" },
} as const satisfies RuleDescriptions;
