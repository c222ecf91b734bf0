import { always, breakingByDirection, code, breakingUnlessWidened, breakingInRequests } from "./change-kind.js";
import type { ChangeFacts, ChangeKind } from "./change-kind.js";

const property = ({ target, name }: ChangeFacts): string => `${code(name)} of ${code(target)}`;

/** Changes to a property: of a type, or of the body of one operation. */
export const propertyKinds = {
  "property-added": {
    severity: breakingInRequests,
    message: ({ target, name, to }) => `Property ${code(name)} (${to ?? ""}) was added to ${code(target)}.`,
    explanation: "A new property breaks nobody, unless it is required and callers send the type without it.",
    example: { base: "", head: "| imAddress | String | The address. |" },
  },
  "property-removed": {
    severity: always("breaking"),
    message: ({ target, name }) => `Property ${code(name)} was removed from ${code(target)}.`,
    explanation: "Callers who read it get nothing, and callers who send it may be refused.",
    example: { base: "| imAddress | String | The address. |", head: "" },
  },
  "property-renamed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `Property ${code(from)} of ${code(target)} is called ${code(to)} now.`,
    explanation:
      "The old name is removed. It is seen as a rename where the type and the description stayed, or nearly so.",
    example: { base: "| imAdress | String | The address. |", head: "| imAddress | String | The address. |" },
  },
  "property-type-changed": {
    severity: breakingByDirection,
    message: (facts) =>
      `The type of property ${property(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
    explanation:
      "A type that allows less breaks callers who send it; one that allows more breaks callers who read it; one that is something else breaks both.",
    example: { base: "| size | Int32 | In bytes. |", head: "| size | Int64 | In bytes. |" },
  },
  "property-navigation-changed": {
    severity: always("breaking"),
    message: (facts) => `Property ${property(facts)} turned from ${code(facts.from)} into ${code(facts.to)}.`,
    explanation:
      "A relationship is left out of responses until it is expanded and has an address of its own; a property is neither.",
    example: { base: "## Properties … | owner |", head: "## Relationships … | owner |" },
  },
  "property-required-changed": {
    severity: ({ usage, direction }) => {
      // To a caller who only reads, required can only mean that it is always there.
      const breaks = direction === "narrowed" ? usage.request : !usage.request;
      return breaks ? "breaking" : "non-breaking";
    },
    message: (facts) => `Property ${property(facts)} became ${code(facts.to)}.`,
    explanation:
      "Callers who leave out a property that becomes required are refused. In a type that is only returned it means that the property is always there, and breaks nobody.",
    example: { base: "| name | String | The name. |", head: "| name | String | The name. Required. |" },
  },
  "property-nullability-changed": {
    severity: breakingByDirection,
    message: (facts) => `Property ${property(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
    explanation:
      "Callers who send null break when it is no longer taken; callers who read break when it may come. What nothing is said of is nullable in OData.",
    example: { base: "| name | String | The name. |", head: "| name | String | The name. Not nullable. |" },
  },
  "property-readonly-changed": {
    severity: breakingInRequests,
    message: (facts) => `Property ${property(facts)} became ${code(facts.to)}.`,
    explanation: "Callers who send a property that becomes read-only are refused or ignored.",
    example: { base: "| mail | String | The address. |", head: "| mail | String | The address. Read-only. |" },
  },
  "property-values-changed": {
    severity: breakingUnlessWidened,
    message: (facts) =>
      `The values of property ${property(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
    explanation: "A value that goes breaks who sends or expects it; values that come have to be expected.",
    example: { base: "Possible values are: `low`, `high`.", head: "Possible values are: `low`." },
  },
  "property-default-changed": {
    severity: breakingInRequests,
    message: (facts) =>
      `The default of property ${property(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
    explanation: "Callers who leave the property out get another behaviour without a word.",
    example: { base: "The default is `false`.", head: "The default is `true`." },
  },
  "property-query-support-changed": {
    severity: breakingUnlessWidened,
    message: (facts) =>
      `Query support of property ${property(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
    explanation:
      "A query that filters, sorts, searches or expands by the property is refused where the docs no longer promise it.",
    example: { base: "Supports `$filter` (`eq`, `ne`).", head: "Supports `$filter` (`eq`)." },
  },
  "property-deprecated": {
    severity: always("non-breaking"),
    message: (facts) => `Property ${property(facts)} was deprecated.`,
    explanation: "The property still works and is announced to go.",
    example: { base: "| mail | String | The address. |", head: "| mail (deprecated) | String | The address. |" },
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;
