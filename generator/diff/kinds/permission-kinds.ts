import { always, breakingUnlessWidened, code } from "./change-kind.js";
import type { ChangeFacts, ChangeKind } from "./change-kind.js";

const where = ({ target, detail }: ChangeFacts): string => `${code(target)}${detail === null ? "" : ` (${detail})`}`;

/** Changes to the permissions of an operation. */
export const permissionKinds = {
  "permission-added": {
    severity: ({ direction }) => (direction === "docs-only" ? "docs-only" : "non-breaking"),
    message: (facts) => `Permission ${code(facts.name)} was added to ${where(facts)}.`,
  },
  "permission-removed": {
    severity: breakingUnlessWidened,
    message: (facts) => `Permission ${code(facts.name)} was removed from ${where(facts)}.`,
  },
  "permission-combination-changed": {
    severity: breakingUnlessWidened,
    message: (facts) => `${where(facts)} now needs ${code(facts.to)} instead of ${code(facts.from)}.`,
  },
  "least-privilege-changed": {
    severity: always("non-breaking"),
    message: (facts) =>
      `The least privileged permission of ${where(facts)} changed from ${code(facts.from)} to ${code(facts.to)}.`,
  },
  "permission-scheme-added": {
    severity: always("non-breaking"),
    message: (facts) => `${where(facts)} is now supported with ${code(facts.to)}.`,
  },
  "permission-scheme-removed": {
    severity: always("breaking"),
    message: (facts) => `${where(facts)} is no longer supported.`,
  },
  "permission-documented": {
    severity: always("docs-only"),
    message: (facts) => `${where(facts)} now lists permissions instead of a placeholder of the page template.`,
  },
  "permission-undocumented": {
    severity: always("docs-only"),
    message: (facts) => `${where(facts)} now has a placeholder of the page template instead of permissions.`,
  },
  "permission-set-added": {
    severity: always("non-breaking"),
    message: (facts) => `A permissions table was added to ${where(facts)}.`,
  },
  "permission-set-removed": {
    severity: breakingUnlessWidened,
    message: (facts) => `A permissions table was removed from ${where(facts)}.`,
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;
