import type { ReadingRule } from "../rule.js";

export const propertyRedeclared: ReadingRule = {
  kind: "reading",
  name: "property-redeclared",
  severity: "info",
  summary: "A type gives an inherited property another type",
};
