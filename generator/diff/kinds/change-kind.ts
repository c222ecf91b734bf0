/**
 * How a change affects callers of the API that the base describes. `breaking`: their calls can fail. `non-breaking`:
 * the API changed, but their calls still work. `docs-only`: only the documentation changed.
 */
export type ChangeSeverity = "breaking" | "non-breaking" | "docs-only";

/** Whether values of a type, property or parameter are part of requests, of responses, or of both. */
export interface Usage {
  readonly request: boolean;
  readonly response: boolean;
}

/**
 * How a change affects the set of allowed values.
 *
 * - `narrowed`: the head allows only some of the values that the base allows.
 * - `widened`: the head allows all values of the base and additional values.
 * - `replaced`: each model allows values that the other model does not allow.
 * - `docs-only`: nothing shows that the API changed, for example if one model does not have the fact.
 */
export type ChangeDirection = "narrowed" | "widened" | "replaced" | "docs-only";

/** The facts that decide the severity of a change. */
export interface SeverityInput {
  readonly usage: Usage;
  readonly direction: ChangeDirection;
}

/** The facts that a message is composed of. */
export interface ChangeFacts {
  readonly target: string;
  readonly name: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The part of the named item that changed, if `name` is not enough to find it: `query`, `application`. */
  readonly detail: string | null;
  /** The name of an added item that may be the new name of the removed item. */
  readonly similar: string | null;
}

/** A kind of change. Its documentation, with examples that are tested, is the page `pages/<id>.md`. */
export interface ChangeKind {
  /** Returns the default severity of a change. The config can set another severity. */
  readonly severity: (input: SeverityInput) => ChangeSeverity;
  readonly message: (facts: ChangeFacts) => string;
}

/** The severity of a kind that does not depend on usage or direction. */
export function always(severity: ChangeSeverity): ChangeKind["severity"] {
  return () => severity;
}

/** A change is breaking if requests accept fewer values than before, or if responses can contain more values. */
export const breakingByDirection: ChangeKind["severity"] = ({ usage, direction }) => {
  if (direction === "docs-only") return "docs-only";
  const breaks =
    direction === "replaced" ||
    (direction === "narrowed" && usage.request) ||
    (direction === "widened" && usage.response);
  return breaks ? "breaking" : "non-breaking";
};

/** Breaking if requests that the base allows can be rejected. */
export const breakingInRequests: ChangeKind["severity"] = ({ usage, direction }) => {
  if (direction === "docs-only") return "docs-only";
  return direction !== "widened" && usage.request ? "breaking" : "non-breaking";
};

/** Breaking if the head no longer allows something that the base allows, in requests or in responses. */
export const breakingUnlessWidened: ChangeKind["severity"] = ({ direction }) => {
  if (direction === "docs-only") return "docs-only";
  return direction === "widened" ? "non-breaking" : "breaking";
};

/** The sentence about an added item with a similar name; empty if there is none. It follows another sentence. */
export function possibleRename({ similar }: Pick<ChangeFacts, "similar">): string {
  return similar === null ? "" : ` It may have been renamed to ${code(similar)}, which was added.`;
}

/** Text as Markdown code, or the word `none`. */
export function code(text: string | null): string {
  return text === null || text === "" ? "none" : `\`${text}\``;
}
