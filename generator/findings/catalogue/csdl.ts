import type { RuleDescriptions } from "./rule-description.js";

/** Rules of findings about CSDL documents. They are in the `diagnostics` of the model that is read from the document. */
export const csdlRules = {
  "csdl-duplicate": { severity: "warning", summary: "A CSDL document declares a name twice" },
  "csdl-missing-attribute": {
    severity: "warning",
    summary: "A CSDL element does not have a value for a required attribute",
  },
  "csdl-missing-binding": {
    severity: "warning",
    summary: "A bound action or function does not have a binding parameter",
  },
  "csdl-unknown-operation": {
    severity: "warning",
    summary: "An import refers to an action or function that is not declared",
  },
  "csdl-unknown-target": { severity: "warning", summary: "Annotations have a target that does not exist" },
  "csdl-unknown-type": { severity: "warning", summary: "A type is not declared in any schema" },
} as const satisfies RuleDescriptions;
