import type { RuleDescriptions } from "./rule-description.js";

/** Rules of findings that are raised while the SDK is generated. */
export const generateRules = {
  "base-type-unusable": { severity: "warning", summary: "A base type is invalid" },
  "example-missing-required": {
    severity: "warning",
    summary: "An example omits a required property of the request body",
  },
  "example-not-replayable": { severity: "info", summary: "An example cannot become a test" },
  "property-redeclared": { severity: "info", summary: "A type changes the type of an inherited property" },
  "argument-form": {
    severity: "info",
    summary: "An argument of a request line does not match the type of its parameter",
  },
  "segment-spelling": { severity: "info", summary: "A path segment is spelled in two ways" },
} as const satisfies RuleDescriptions;
