import type { Diagnostic, Severity } from "../findings/finding.js";

/** Something that the docs and the service's metadata say differently, at its place in the docs. */
export interface Mismatch extends Diagnostic {
  readonly rule: MismatchRule;
  /** Qualified name of the type, or id of the operation. */
  readonly target: string;
  /** The property, member or parameter; `null` if the mismatch is about the target itself. */
  readonly name: string | null;
  /** The value in the docs; `null` if they do not have one. */
  readonly docs: string | null;
  /** The value in the metadata; `null` if it does not have one. */
  readonly metadata: string | null;
}

/** Every rule of `verify`: how grave its findings are, and what they mean. */
export const mismatchRules = {
  "type-not-in-metadata": { severity: "error", summary: "The docs have a type that the service does not know" },
  "type-not-documented": { severity: "info", summary: "The service has a type that no page documents" },
  "type-kind-differs": { severity: "error", summary: "An enumeration on one side is no enumeration on the other" },
  "type-modifier-differs": {
    severity: "info",
    summary: "The docs call a type abstract, open or combinable, and it is not",
  },
  "base-type-differs": { severity: "warning", summary: "The docs name another base type" },
  "key-differs": { severity: "warning", summary: "The docs name another key" },
  "property-not-in-metadata": { severity: "error", summary: "The docs have a property that the service does not know" },
  "property-not-documented": { severity: "info", summary: "The service has a property that no page documents" },
  "property-type-differs": { severity: "warning", summary: "A property has another type" },
  "property-kind-differs": { severity: "info", summary: "A relationship is documented as a property, or the reverse" },
  "property-nullability-differs": { severity: "warning", summary: "The docs say the opposite about null" },
  "property-default-differs": { severity: "warning", summary: "The docs name another default" },
  "property-readonly-differs": { severity: "warning", summary: "The docs say the opposite about writing" },
  "member-not-in-metadata": { severity: "error", summary: "The docs have a member that the enumeration lacks" },
  "member-not-documented": { severity: "info", summary: "The enumeration has a member that no page documents" },
  "member-value-differs": { severity: "warning", summary: "A member has another value" },
  "operation-not-in-metadata": {
    severity: "error",
    summary: "The docs have an action or function that the service does not know",
  },
  "operation-not-documented": {
    severity: "info",
    summary: "The service has an action or function that no page documents",
  },
  "parameter-not-in-metadata": {
    severity: "error",
    summary: "The docs have a parameter that the operation does not take",
  },
  "parameter-not-documented": {
    severity: "warning",
    summary: "The operation takes a parameter that its page does not name",
  },
  "parameter-type-differs": { severity: "warning", summary: "A parameter has another type" },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly summary: string }>>;

export type MismatchRule = keyof typeof mismatchRules;
