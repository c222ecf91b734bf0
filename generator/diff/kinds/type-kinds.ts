import { always, breakingByDirection, breakingInRequests, code, possibleRename } from "./change-kind.js";
import type { ChangeKind } from "./change-kind.js";

const kindNames: ReadonlyMap<string | null, string> = new Map([
  ["entity", "an entity type"],
  ["complex", "a complex type"],
  ["enum", "an enumeration"],
]);

/** Changes to a type and to the members of an enumeration. */
export const typeKinds = {
  "type-added": {
    severity: always("non-breaking"),
    message: ({ target }) => `Type ${code(target)} was added.`,
  },
  "type-removed": {
    severity: always("breaking"),
    message: ({ target }) => `Type ${code(target)} was removed.`,
  },
  "type-renamed": {
    severity: always("breaking"),
    message: ({ from, to }) => `Type ${code(from)} was renamed to ${code(to)}.`,
  },
  "type-kind-changed": {
    severity: always("breaking"),
    message: ({ target, from, to }) =>
      `Type ${code(target)} changed from ${kindNames.get(from) ?? code(from)} to ${kindNames.get(to) ?? code(to)}.`,
  },
  "base-type-changed": {
    severity: ({ direction }) => (direction === "replaced" ? "breaking" : "non-breaking"),
    message: ({ target, from, to }) => `The base type of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
  },
  "type-abstract-changed": {
    severity: breakingInRequests,
    message: ({ target, to }) => `Type ${code(target)} is ${to === "abstract" ? "now" : "no longer"} abstract.`,
  },
  "type-open-changed": {
    severity: breakingInRequests,
    message: ({ target, to }) => `Type ${code(target)} is ${to === "open" ? "now" : "no longer"} an open type.`,
  },
  "key-changed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `The key of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
  },
  "type-deprecated": {
    severity: always("non-breaking"),
    message: ({ target }) => `Type ${code(target)} was deprecated.`,
  },
  "deprecation-withdrawn": {
    severity: always("non-breaking"),
    message: ({ target, name }) =>
      `${name === null ? code(target) : `${code(name)} of ${code(target)}`} is no longer deprecated.`,
  },
  "enum-member-added": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `Member ${code(name)} was added to ${code(target)}.`,
  },
  "enum-member-removed": {
    severity: always("breaking"),
    message: (facts) => `Member ${code(facts.name)} was removed from ${code(facts.target)}.${possibleRename(facts)}`,
  },
  "enum-member-renamed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `Member ${code(from)} of ${code(target)} was renamed to ${code(to)}.`,
  },
  "enum-member-value-changed": {
    severity: ({ direction }) => (direction === "docs-only" ? "docs-only" : "non-breaking"),
    message: ({ target, name, from, to }) =>
      `The numeric value of member ${code(name)} of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
  },
  "enum-flags-changed": {
    severity: breakingByDirection,
    message: ({ target, to }) =>
      `Members of ${code(target)} can ${to === "combined" ? "now" : "no longer"} be combined.`,
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;
