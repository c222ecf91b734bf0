/** Whether callers of the base still work against the head, work and could do more, or only read other words. */
export type ChangeSeverity = "breaking" | "non-breaking" | "docs-only";

/** Where values of the changed thing travel. */
export interface Usage {
  /** Callers send it. */
  readonly request: boolean;
  /** Callers are sent it. */
  readonly response: boolean;
}

/**
 * What a change does to what is allowed. `narrowed`: less than before, all of it allowed before. `widened`: all that was
 * allowed before, and more. `replaced`: neither holds the other. `restated`: the docs say what they left open before, or
 * leave open what they said, and nothing shows that the API changed.
 */
export type Shift = "narrowed" | "widened" | "replaced" | "restated";

/** What decides about the severity of a change. */
export interface Circumstances {
  readonly usage: Usage;
  readonly shift: Shift;
}

/** What a message is made of. */
export interface ChangeFacts {
  readonly target: string;
  readonly name: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The part of the target that the change is in, where the name alone does not tell: `query`, `application`. */
  readonly detail: string | null;
}

/** A kind of change. Its id has the form thing-what: `property-removed`. */
export interface ChangeKind {
  /** Severity unless the config says otherwise. */
  readonly severity: (circumstances: Circumstances) => ChangeSeverity;
  readonly message: (facts: ChangeFacts) => string;
  /** What the change means for callers, and why it has this severity. */
  readonly explanation: string;
  /** The same piece of docs on both sides; empty where it is missing. */
  readonly example: { readonly base: string; readonly head: string };
}

/** The same severity wherever the thing stands. */
export function always(severity: ChangeSeverity): ChangeKind["severity"] {
  return () => severity;
}

/** Callers who send break when less is allowed, callers who read when more may come. */
export const byDirection: ChangeKind["severity"] = ({ usage, shift }) => {
  if (shift === "restated") return "docs-only";
  const breaks =
    shift === "replaced" || (shift === "narrowed" && usage.request) || (shift === "widened" && usage.response);
  return breaks ? "breaking" : "non-breaking";
};

/** Callers who send break unless all that was allowed still is; callers who only read do not. */
export const whereSent: ChangeKind["severity"] = ({ usage, shift }) => {
  if (shift === "restated") return "docs-only";
  return shift !== "widened" && usage.request ? "breaking" : "non-breaking";
};

/** Anything less than before breaks, on either side. */
export const unlessWidened: ChangeKind["severity"] = ({ shift }) => {
  if (shift === "restated") return "docs-only";
  return shift === "widened" ? "non-breaking" : "breaking";
};

/** Names in code marks: a change of nothing is said as `nothing`. */
export function code(text: string | null): string {
  return text === null || text === "" ? "nothing" : `\`${text}\``;
}
