import { always, breakingByDirection, code, breakingInRequests } from "./change-kind.js";
import type { ChangeKind } from "./change-kind.js";

/** Changes to a type as a whole. */
export const typeKinds = {
  "type-added": {
    severity: always("non-breaking"),
    message: ({ target }) => `Type ${code(target)} was added.`,
    explanation: "A page documents a type that had none before. Nobody can have relied on it.",
    example: { base: "", head: "# bookingAppointment resource type" },
  },
  "type-removed": {
    severity: always("breaking"),
    message: ({ target }) => `Type ${code(target)} was removed.`,
    explanation: "The page of a type is removed, and with it the type that callers have declared variables of.",
    example: { base: "# bookingAppointment resource type", head: "" },
  },
  "type-renamed": {
    severity: always("breaking"),
    message: ({ from, to }) => `Type ${code(from)} is called ${code(to)} now.`,
    explanation:
      "A type has another name and nearly the same properties. Code that names it, and payloads that carry it in @odata.type, break.",
    example: { base: "# dlpAction resource type", head: "# dlpActionInfo resource type" },
  },
  "type-kind-changed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `Type ${code(target)} turned from ${code(from)} type into ${code(to)} type.`,
    explanation: "Entity, complex and enumeration types are addressed and serialized in different ways.",
    example: { base: "A complex type: no key", head: "An entity type: has a key" },
  },
  "base-type-changed": {
    severity: ({ direction }) => (direction === "replaced" ? "breaking" : "non-breaking"),
    message: ({ target, from, to }) => `The base type of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation:
      "Values no longer fit where the old base type is expected, and inherited properties go. It breaks nobody where the new base type derives from the old one, or where there was none.",
    example: { base: "Inherits from outlookItem.", head: "Inherits from entity." },
  },
  "type-abstract-changed": {
    severity: breakingInRequests,
    message: ({ target, to }) => `Type ${code(target)} became ${code(to)}.`,
    explanation: "An abstract type cannot be sent itself, so callers who create values of it break.",
    example: { base: "Represents a policy.", head: "Abstract type. Represents a policy." },
  },
  "type-open-changed": {
    severity: breakingInRequests,
    message: ({ target, to }) => `Type ${code(target)} became ${code(to)}.`,
    explanation:
      "An open type takes properties that it does not declare; callers who send such properties break when it closes.",
    example: { base: "This resource is an open type.", head: "" },
  },
  "key-changed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `The key of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation: "Entities are addressed by their key: stored addresses, and code that builds them, break.",
    example: { base: "| id | String | Key. |", head: "| issuer | String | Key. |" },
  },
  "type-deprecated": {
    severity: always("non-breaking"),
    message: ({ target }) => `Type ${code(target)} was deprecated.`,
    explanation: "The type still works and is announced to go.",
    example: { base: "", head: "> **Caution:** This resource is deprecated." },
  },
  "deprecation-withdrawn": {
    severity: always("non-breaking"),
    message: ({ target, name }) =>
      `${code(name ?? target)} is no longer deprecated${name === null ? "" : ` in ${code(target)}`}.`,
    explanation: "A type, property or operation that was announced to go is to stay.",
    example: { base: "> **Caution:** This resource is deprecated.", head: "" },
  },
  "enum-member-added": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `Member ${code(name)} was added to ${code(target)}.`,
    explanation: "Callers have to expect members that they do not know, so a new one breaks nobody.",
    example: { base: "", head: "| paused | The job waits. |" },
  },
  "enum-member-removed": {
    severity: always("breaking"),
    message: ({ target, name }) => `Member ${code(name)} was removed from ${code(target)}.`,
    explanation: "Code that names the member breaks, and a service may refuse the value.",
    example: { base: "| paused | The job waits. |", head: "" },
  },
  "enum-member-renamed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `Member ${code(from)} of ${code(target)} is called ${code(to)} now.`,
    explanation: "Members travel by name: the old name is neither taken nor given any more.",
    example: { base: "| canceled | 3 |", head: "| cancelled | 3 |" },
  },
  "enum-member-value-changed": {
    severity: ({ direction }) => (direction === "docs-only" ? "docs-only" : "non-breaking"),
    message: ({ target, name, from, to }) =>
      `The value of member ${code(name)} of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation: "JSON carries the names of members; only who counts on the number sees the change.",
    example: { base: "| paused | 3 |", head: "| paused | 4 |" },
  },
  "enum-flags-changed": {
    severity: breakingByDirection,
    message: ({ target, to }) =>
      `Members of ${code(target)} ${to === "combined" ? "may be combined now" : "may no longer be combined"}.`,
    explanation:
      "Callers who send combinations break when they are no longer taken; callers who read one member break when several may come.",
    example: { base: "Multi-valued. The possible values are:", head: "The possible values are:" },
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;
