import { always, code, breakingUnlessWidened } from "./change-kind.js";
import type { ChangeFacts, ChangeKind } from "./change-kind.js";

const where = ({ target, detail }: ChangeFacts): string => `${code(target)}${detail === null ? "" : ` (${detail})`}`;

/** Changes to who may call an operation. */
export const permissionKinds = {
  "permission-added": {
    severity: ({ direction }) => (direction === "docs-only" ? "docs-only" : "non-breaking"),
    message: (facts) => `Permission ${code(facts.name)} was added to ${where(facts)}.`,
    explanation:
      "There is one more permission to call with. Where a lesser one that is part of it was enough before, only the docs changed.",
    example: { base: "| Application | User.Read.All |", head: "| Application | User.Read.All, User.ReadWrite.All |" },
  },
  "permission-removed": {
    severity: breakingUnlessWidened,
    message: (facts) => `Permission ${code(facts.name)} was removed from ${where(facts)}.`,
    explanation:
      "Callers who hold just this permission are refused. Where a part of it is still enough, only the docs changed.",
    example: { base: "| Application | User.Read.All, User.ReadWrite.All |", head: "| Application | User.Read.All |" },
  },
  "permission-combination-changed": {
    severity: breakingUnlessWidened,
    message: (facts) => `${where(facts)} asks for ${code(facts.to)} where it asked for ${code(facts.from)}.`,
    explanation: "Permissions that are needed together became more, which refuses callers, or fewer, which does not.",
    example: { base: "| Application | User.Read.All |", head: "| Application | User.Read.All and Group.Read.All |" },
  },
  "least-privilege-changed": {
    severity: always("non-breaking"),
    message: (facts) =>
      `The least privileged permission of ${where(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
    explanation: "The same permissions are enough, and the docs recommend another one of them.",
    example: {
      base: "| Application | User.Read.All | User.ReadWrite.All |",
      head: "| Application | User.ReadWrite.All | User.Read.All |",
    },
  },
  "permission-scheme-added": {
    severity: always("non-breaking"),
    message: (facts) => `${where(facts)} is supported now, with ${code(facts.to)}.`,
    explanation: "Callers who sign in this way may call now.",
    example: { base: "| Application | Not supported. |", head: "| Application | User.Read.All |" },
  },
  "permission-scheme-removed": {
    severity: always("breaking"),
    message: (facts) => `${where(facts)} is no longer supported.`,
    explanation: "Callers who sign in this way are refused, whatever permission they hold.",
    example: { base: "| Application | User.Read.All |", head: "| Application | Not supported. |" },
  },
  "permission-documented": {
    severity: always("docs-only"),
    message: (facts) => `The permissions of ${where(facts)} are documented now, in place of a placeholder.`,
    explanation: "A template's placeholder gave way to permissions. What was true before is not known.",
    example: { base: "| Application | **TODO: list permissions** |", head: "| Application | User.Read.All |" },
  },
  "permission-undocumented": {
    severity: always("docs-only"),
    message: (facts) => `The permissions of ${where(facts)} gave way to a placeholder.`,
    explanation: "The docs no longer say which permissions are enough.",
    example: { base: "| Application | User.Read.All |", head: "| Application | **TODO: list permissions** |" },
  },
  "permission-set-added": {
    severity: always("non-breaking"),
    message: (facts) => `A table of permissions was added to ${where(facts)}.`,
    explanation: "The docs name permissions for a case that they did not tell apart before.",
    example: { base: "", head: "### Permissions to read calendars" },
  },
  "permission-set-removed": {
    severity: breakingUnlessWidened,
    message: (facts) => `A table of permissions was removed from ${where(facts)}.`,
    explanation:
      "The case that the table was for is removed. Where the operation has no table left, the docs no longer speak of permissions.",
    example: { base: "### Permissions to read calendars", head: "" },
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;
