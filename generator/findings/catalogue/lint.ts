import type { RuleDescriptions } from "./rule-description.js";

/** Rules of findings that only `lint` raises. Nearly all have a check in `generator/lint/checks`. */
export const lintRules = {
  "broken-link": { severity: "warning", summary: "A link points to a page that does not exist" },
  "conflicting-route": { severity: "info", summary: "Two pages document the same request differently" },
  "duplicate-example-name": { severity: "info", summary: "Two examples of a page have the same name" },
  "duplicate-member": { severity: "warning", summary: "A table lists an enumeration member twice" },
  "duplicate-parameter": {
    severity: "warning",
    summary: "A table lists a parameter, header or body property twice",
  },
  "example-route-mismatch": {
    severity: "warning",
    summary: "The request of an example is not one of the documented requests",
  },
  "example-version-mismatch": {
    severity: "warning",
    summary: "An example calls a different API version than its page documents",
  },
  "inconsistent-case": {
    severity: "info",
    summary: "A name is capitalized differently from its declaration",
    fixable: true,
  },
  "link-case": { severity: "info", summary: "A link is capitalized differently from the file name", fixable: true },
  "malformed-permission": {
    severity: "warning",
    summary: "A permission name does not have the form Resource.Operation.Constraint",
  },
  "missing-front-matter": {
    severity: "warning",
    summary: "The title, the description or the doc_type is missing from the front matter",
  },
  "missing-function-parameter": {
    severity: "warning",
    summary: "A function parameter is missing from the documented requests",
  },
  "missing-id-placeholder": { severity: "warning", summary: "A URL does not have a placeholder for the id of an item" },
  "missing-permissions": { severity: "warning", summary: "An API page does not have a Permissions section" },
  "missing-required": { severity: "info", summary: "An example omits a required property" },
  "read-only-property": { severity: "info", summary: "An example sends a read-only property" },
  "representation-incomplete": {
    severity: "info",
    summary: "The JSON representation omits properties that the table lists",
  },
  "representation-type-mismatch": {
    severity: "warning",
    summary: "A property has different types in the JSON representation and in the table",
  },
  "response-body-mismatch": {
    severity: "warning",
    summary: "The example and the response section disagree about whether there is a body",
  },
  "response-status-mismatch": {
    severity: "warning",
    summary: "The status code of an example is not in the response section",
  },
  "response-type-mismatch": {
    severity: "info",
    summary: "The annotation of an example and the response section have different types",
  },
  "sample-value": { severity: "info", summary: "An example shows a type name or an empty string instead of a value" },
  "undocumented-subtype": {
    severity: "info",
    summary: "The @odata.type of a body is not derived from the documented type",
  },
  "unknown-member": { severity: "warning", summary: "An example has a value that is not a member of the enumeration" },
  "unknown-property": { severity: "warning", summary: "An example has a property that the type does not have" },
  "unknown-suppression": { severity: "warning", summary: "A suppression comment has an unknown rule or keyword" },
  "unordered-permissions": {
    severity: "warning",
    summary: "A permission is listed before a less privileged one",
    fixable: true,
  },
  "unused-suppression": { severity: "info", summary: "A suppression comment does not suppress any finding" },
  "wrong-doc-type": { severity: "info", summary: "The doc_type does not fit the content of the page", fixable: true },
  "wrong-type": { severity: "warning", summary: "A value in an example does not have the documented type" },
} as const satisfies RuleDescriptions;
