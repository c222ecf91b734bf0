import type { RuleDescriptions } from "./rule-description.js";

/** Rules of findings about differences between the docs and the service's metadata or permissions file. */
export const verifyRules = {
  "base-type-differs": {
    severity: "warning",
    summary: "A type has different base types in the docs and in the metadata",
  },
  "key-differs": { severity: "warning", summary: "A type has different keys in the docs and in the metadata" },
  "least-permission-differs": {
    severity: "warning",
    summary: "The docs and the permissions file mark different permissions as least privileged",
  },
  "member-not-documented": { severity: "info", summary: "An enumeration member is not documented" },
  "member-not-in-metadata": { severity: "error", summary: "A documented enumeration member is not in the metadata" },
  "member-value-differs": {
    severity: "warning",
    summary: "An enumeration member has different values in the docs and in the metadata",
  },
  "operation-not-documented": { severity: "info", summary: "An action or function is not documented" },
  "operation-not-in-metadata": { severity: "error", summary: "A documented action or function is not in the metadata" },
  "parameter-not-documented": {
    severity: "warning",
    summary: "A parameter of an action or function is not documented",
  },
  "parameter-not-in-metadata": { severity: "error", summary: "A documented parameter is not in the metadata" },
  "parameter-type-differs": {
    severity: "warning",
    summary: "A parameter has different types in the docs and in the metadata",
  },
  "permission-combination-differs": {
    severity: "warning",
    summary: "The permissions file requires another permission in addition to a documented permission",
  },
  "permission-not-documented": {
    severity: "warning",
    summary: "A permission in the permissions file is not documented",
  },
  "permission-not-in-file": {
    severity: "warning",
    summary: "A documented permission is not in the permissions file for the routes of the page",
  },
  "property-default-differs": {
    severity: "warning",
    summary: "A property has different default values in the docs and in the metadata",
  },
  "property-kind-differs": {
    severity: "info",
    summary: "A relationship is documented as a property, or a property as a relationship",
  },
  "property-not-documented": { severity: "info", summary: "A property is not documented" },
  "property-not-in-metadata": { severity: "error", summary: "A documented property is not in the metadata" },
  "property-nullability-differs": {
    severity: "warning",
    summary: "The docs and the metadata disagree about whether a property can be null",
  },
  "property-readonly-differs": {
    severity: "warning",
    summary: "The docs and the metadata disagree about whether a property is read-only",
  },
  "property-type-differs": {
    severity: "warning",
    summary: "A property has different types in the docs and in the metadata",
  },
  "response-type-differs": {
    severity: "warning",
    summary: "A route has different response types in the docs and in the metadata",
  },
  "route-not-documented": { severity: "info", summary: "A route in the permissions file is not documented" },
  "route-not-in-permissions-file": {
    severity: "info",
    summary: "A documented route is not in the permissions file",
  },
  "type-kind-differs": {
    severity: "error",
    summary: "A type is an enumeration only in the docs or only in the metadata",
  },
  "type-modifier-differs": {
    severity: "info",
    summary: "The docs and the metadata disagree about whether a type is abstract, open or a set of flags",
  },
  "type-not-documented": { severity: "info", summary: "A type is not documented" },
  "type-not-in-metadata": { severity: "error", summary: "A documented type is not in the metadata" },
  "unknown-permission": { severity: "error", summary: "The permissions file does not have a documented permission" },
} as const satisfies RuleDescriptions;
