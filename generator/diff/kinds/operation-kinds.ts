import {
  always,
  breakingByDirection,
  breakingInRequests,
  breakingUnlessWidened,
  code,
  possibleRename,
} from "./change-kind.js";
import type { ChangeFacts, ChangeKind } from "./change-kind.js";

const parameter = ({ detail, name }: Pick<ChangeFacts, "detail" | "name">): string =>
  `${detail ?? ""} parameter ${code(name)}`;

/** Changes to the requests and responses of an operation, and to descriptions. */
export const operationKinds = {
  "operation-added": {
    severity: always("non-breaking"),
    message: ({ target, to }) => `Operation ${code(target)} (${to ?? ""}) was added.`,
  },
  "operation-removed": {
    severity: breakingUnlessWidened,
    message: ({ target, from }) => `Operation ${code(target)} (${from ?? ""}) was removed.`,
  },
  "operation-deprecated": {
    severity: always("non-breaking"),
    message: ({ target }) => `Operation ${code(target)} was deprecated.`,
  },
  "route-added": {
    severity: ({ direction }) => (direction === "docs-only" ? "docs-only" : "non-breaking"),
    message: ({ target, name }) => `Route ${code(name)} was added to ${code(target)}.`,
  },
  "route-removed": {
    severity: breakingUnlessWidened,
    message: ({ target, name }) => `Route ${code(name)} was removed from ${code(target)}.`,
  },
  "route-changed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `A route of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
  },
  "route-query-changed": {
    severity: breakingUnlessWidened,
    message: ({ target, name, from, to }) =>
      `The query of route ${code(name)} of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
  },
  "query-options-changed": {
    severity: breakingUnlessWidened,
    message: ({ target, to }) => {
      const page = `The page of ${code(target)}`;
      if (to === "denied") return `${page} now says that query options are not supported.`;
      if (to === "left open") return `${page} no longer limits the query options.`;
      return `${page} now limits the query options: ${to ?? ""}.`;
    },
  },
  "parameter-added": {
    severity: breakingInRequests,
    message: (facts) => `The ${parameter(facts)} was added to ${code(facts.target)}.`,
  },
  "parameter-removed": {
    severity: breakingUnlessWidened,
    message: (facts) => `The ${parameter(facts)} was removed from ${code(facts.target)}.${possibleRename(facts)}`,
  },
  "parameter-renamed": {
    severity: always("breaking"),
    message: ({ target, from, to, detail }) =>
      `The ${parameter({ detail, name: from })} of ${code(target)} was renamed to ${code(to)}.`,
  },
  "parameter-changed": {
    severity: breakingByDirection,
    message: (facts) =>
      `The ${parameter(facts)} of ${code(facts.target)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
  },
  "request-body-changed": {
    severity: breakingByDirection,
    message: ({ target, from, to }) => `The request body of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
  },
  "response-added": {
    severity: always("non-breaking"),
    message: ({ target, to }) => `Response ${code(to)} was added to ${code(target)}.`,
  },
  "response-removed": {
    severity: always("breaking"),
    message: ({ target, from }) => `Response ${code(from)} was removed from ${code(target)}.`,
  },
  "response-status-changed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `The response of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
  },
  "response-type-changed": {
    severity: breakingByDirection,
    message: ({ target, name, from, to, detail }) =>
      `The body of response ${code(name)} of ${detail === null ? "" : `${code(detail)} in `}${code(target)} changed from ${code(from)} to ${code(to)}.`,
  },
  "response-header-added": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `Response header ${code(name)} was added to ${code(target)}.`,
  },
  "response-header-removed": {
    severity: always("breaking"),
    message: ({ target, name }) => `Response header ${code(name)} was removed from ${code(target)}.`,
  },
  "error-added": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `Error ${code(name)} was added to ${code(target)}.`,
  },
  "error-removed": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `Error ${code(name)} was removed from ${code(target)}.`,
  },
  "description-changed": {
    severity: always("docs-only"),
    message: ({ target, name, detail }) => {
      const named = name === null ? detail : detail === null ? code(name) : `the ${parameter({ detail, name })}`;
      return `The description of ${named === null ? "" : `${named} of `}${code(target)} changed.`;
    },
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;
