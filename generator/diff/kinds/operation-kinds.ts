import { always, breakingByDirection, code, breakingUnlessWidened, breakingInRequests } from "./change-kind.js";
import type { ChangeKind } from "./change-kind.js";

/** Changes to an operation: how it is called and what it answers. */
export const operationKinds = {
  "operation-added": {
    severity: always("non-breaking"),
    message: ({ target, to }) => `Operation ${code(target)} (${to ?? ""}) was added.`,
    explanation: "A page documents a call that no page documented before.",
    example: { base: "", head: "# Create user" },
  },
  "operation-removed": {
    severity: breakingUnlessWidened,
    message: ({ target, from }) => `Operation ${code(target)} (${from ?? ""}) was removed.`,
    explanation:
      "The page of a call is removed, and no other page documents its routes. Where others do, only the docs changed.",
    example: { base: "# Create user", head: "" },
  },
  "operation-deprecated": {
    severity: always("non-breaking"),
    message: ({ target }) => `Operation ${code(target)} was deprecated.`,
    explanation: "The call still works and is announced to go.",
    example: { base: "", head: "> **Caution:** This API is deprecated." },
  },
  "route-added": {
    severity: ({ direction }) => (direction === "docs-only" ? "docs-only" : "non-breaking"),
    message: ({ target, name }) => `Route ${code(name)} was added to ${code(target)}.`,
    explanation:
      "There is one more way to make the call. Where another page documented the route before, only the docs changed.",
    example: { base: "", head: "GET /me/messages/{id}" },
  },
  "route-removed": {
    severity: breakingUnlessWidened,
    message: ({ target, name }) => `Route ${code(name)} was removed from ${code(target)}.`,
    explanation:
      "Callers of this address are refused. Where another page documents the route now, only the docs changed.",
    example: { base: "GET /me/messages/{id}", head: "" },
  },
  "route-changed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `A route of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation:
      "The verb or a segment of the path is another one: callers of the old address are refused. Names of placeholders do not count.",
    example: { base: "POST /users/{id}/activate", head: "POST /users/{id}/enable" },
  },
  "route-query-changed": {
    severity: breakingUnlessWidened,
    message: ({ target, name, from, to }) =>
      `The query of route ${code(name)} of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation:
      "Parameters that the request line spells out belong to the call. System query options, which begin with $, are only shown there.",
    example: { base: "GET /me/calendarView?start={start}", head: "GET /me/calendarView?startDateTime={start}" },
  },
  "query-options-changed": {
    severity: breakingUnlessWidened,
    message: ({ target, from, to }) =>
      `The query options of ${code(target)} were ${from ?? ""} and are ${to ?? ""} now.`,
    explanation:
      "A page that says nothing of a query option leaves it to OData. Callers who select, filter or expand lose that where the page says that none is supported.",
    example: {
      base: "This method supports the OData query parameters.",
      head: "This method does not support OData query parameters.",
    },
  },
  "parameter-added": {
    severity: breakingInRequests,
    message: ({ target, name, detail }) => `The ${detail ?? ""} parameter ${code(name)} was added to ${code(target)}.`,
    explanation:
      "A new parameter breaks nobody, unless it is required. Headers that every client sends are a matter of docs alone.",
    example: { base: "", head: "| $top | Int32 | Optional. Page size. |" },
  },
  "parameter-removed": {
    severity: breakingUnlessWidened,
    message: ({ target, name, detail }) =>
      `The ${detail ?? ""} parameter ${code(name)} was removed from ${code(target)}.`,
    explanation:
      "Callers who send it are refused or ignored. Headers that every client sends are a matter of docs alone.",
    example: { base: "| $top | Int32 | Optional. Page size. |", head: "" },
  },
  "parameter-renamed": {
    severity: always("breaking"),
    message: ({ target, from, to, detail }) =>
      `The ${detail ?? ""} parameter ${code(from)} of ${code(target)} is called ${code(to)} now.`,
    explanation: "The old name is removed. Names of path parameters are not sent and do not count.",
    example: {
      base: "| start | DateTimeOffset | The start. |",
      head: "| startDateTime | DateTimeOffset | The start. |",
    },
  },
  "parameter-changed": {
    severity: breakingByDirection,
    message: ({ target, name, from, to, detail }) =>
      `The ${detail ?? ""} parameter ${code(name)} of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation: "A parameter that becomes required, or takes less than before, breaks callers.",
    example: { base: "| period | String | Optional. |", head: "| period | String | Required. |" },
  },
  "request-body-changed": {
    severity: breakingByDirection,
    message: ({ target, from, to }) => `The request body of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation:
      "Another type or content type, a body where there was none, or none where there was one. A type that takes more breaks nobody.",
    example: { base: "Supply a JSON representation of message.", head: "Supply a JSON representation of event." },
  },
  "response-added": {
    severity: always("non-breaking"),
    message: ({ target, name, to }) => `The response ${code(name)} (${to ?? ""}) was added to ${code(target)}.`,
    explanation: "The call may be answered in one more way.",
    example: { base: "", head: "Returns `202 Accepted` where the work takes longer." },
  },
  "response-removed": {
    severity: always("breaking"),
    message: ({ target, name, from }) => `The response ${code(name)} (${from ?? ""}) was removed from ${code(target)}.`,
    explanation: "Callers who wait for this status wait in vain.",
    example: { base: "Returns `202 Accepted` where the work takes longer.", head: "" },
  },
  "response-status-changed": {
    severity: always("breaking"),
    message: ({ target, from, to }) => `The response of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation: "Callers who check for the old status take the answer for a failure.",
    example: { base: "Returns `200 OK`.", head: "Returns `201 Created`." },
  },
  "response-type-changed": {
    severity: breakingByDirection,
    message: ({ target, name, from, to }) =>
      `The response ${code(name)} of ${code(target)} changed from ${code(from)} to ${code(to)}.`,
    explanation:
      "Callers who read the body find something else. A type that derives from the old one, or a body where there was none, breaks nobody.",
    example: { base: "Returns a message object.", head: "Returns a collection of message objects." },
  },
  "response-header-added": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `The response header ${code(name)} was added to ${code(target)}.`,
    explanation: "Callers may ignore it.",
    example: { base: "", head: "The `Location` header isWider the address." },
  },
  "response-header-removed": {
    severity: always("breaking"),
    message: ({ target, name }) => `The response header ${code(name)} was removed from ${code(target)}.`,
    explanation: "Callers who read it get nothing.",
    example: { base: "The `Location` header isWider the address.", head: "" },
  },
  "error-added": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `The error ${code(name)} was added to ${code(target)}.`,
    explanation: "Callers have to expect errors that they do not know.",
    example: { base: "", head: "| 409 | nameTaken | The name is in use. |" },
  },
  "error-removed": {
    severity: always("non-breaking"),
    message: ({ target, name }) => `The error ${code(name)} was removed from ${code(target)}.`,
    explanation: "What handles the error no longer has to.",
    example: { base: "| 409 | nameTaken | The name is in use. |", head: "" },
  },
  "description-changed": {
    severity: always("docs-only"),
    message: ({ target, name, detail }) =>
      `The description of ${[detail, name === null ? null : code(name), code(target)].filter((part) => part !== null).join(" of ")} changed.`,
    explanation:
      "The words are others; case, punctuation, marks and line breaks do not count. It is said only where nothing else about the thing changed.",
    example: { base: "The address of the user.", head: "The first address of the user." },
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;
