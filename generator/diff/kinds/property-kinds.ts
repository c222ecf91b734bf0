import {
  always,
  breakingByDirection,
  breakingInRequests,
  breakingUnlessWidened,
  code,
  possibleRename,
} from "./change-kind.js";
import type { ChangeFacts, ChangeKind } from "./change-kind.js";

const property = ({ target, name }: ChangeFacts): string => `property ${code(name)} of ${code(target)}`;

/** Changes to a property of a type or of a request body. */
export const propertyKinds = {
  "property-added": {
    severity: breakingInRequests,
    message: ({ target, name, to }) => `Property ${code(name)} (${to ?? ""}) was added to ${code(target)}.`,
  },
  "property-removed": {
    severity: always("breaking"),
    message: (facts) => `Property ${code(facts.name)} was removed from ${code(facts.target)}.${possibleRename(facts)}`,
  },
  "property-renamed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `Property ${code(from)} of ${code(target)} was renamed to ${code(to)}.`,
  },
  "property-origin-changed": {
    severity: always("docs-only"),
    message: (facts) =>
      facts.to === "example"
        ? `The tables no longer list ${property(facts)}. JSON on the pages still shows the property.`
        : `The tables now list ${property(facts)}. Before, only JSON on the pages showed the property.`,
  },
  "property-type-changed": {
    severity: breakingByDirection,
    message: (facts) => `The type of ${property(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
  },
  "property-navigation-changed": {
    severity: always("breaking"),
    message: ({ target, name, from, to }) =>
      `${code(name)} of ${code(target)} changed from a ${from ?? ""} to a ${to ?? ""}.`,
  },
  "property-required-changed": {
    severity: ({ usage, direction }) => {
      // If the property becomes required, requests without it fail. If it becomes optional and is only in responses,
      // callers can no longer rely on it: a required property is always present in responses.
      const breaks = direction === "narrowed" ? usage.request : !usage.request;
      return breaks ? "breaking" : "non-breaking";
    },
    message: ({ target, name, to }) => `Property ${code(name)} of ${code(target)} is now ${to ?? ""}.`,
  },
  "property-nullability-changed": {
    severity: breakingByDirection,
    message: (facts) => {
      if (facts.to === "nullable") return `The docs now say that ${property(facts)} can be null.`;
      if (facts.to === "not nullable") return `The docs now say that ${property(facts)} cannot be null.`;
      return `The docs no longer say whether ${property(facts)} can be null.`;
    },
  },
  "property-readonly-changed": {
    severity: breakingInRequests,
    message: ({ target, name, to }) => `Property ${code(name)} of ${code(target)} is now ${to ?? ""}.`,
  },
  "property-values-changed": {
    severity: breakingUnlessWidened,
    message: (facts) =>
      `The possible values of ${property(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
  },
  "property-default-changed": {
    severity: breakingInRequests,
    message: (facts) =>
      `The default value of ${property(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
  },
  "property-query-support-changed": {
    severity: breakingUnlessWidened,
    message: (facts) =>
      `The query options that ${property(facts)} supports changed from ${code(facts.from)} to ${code(facts.to)}.`,
  },
  "property-deprecated": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `Property ${code(name)} of ${code(target)} was deprecated.`,
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;
