import type { Change } from "./change.js";

/** Changes that a team has reviewed: the reason of each, by the fingerprint of the change. */
export type AcceptedChanges = ReadonlyMap<string, string>;

const LINE = /^([0-9a-f]{16})(?:\s+(\S.*))?$/;

/**
 * Reads a file of accepted changes: a fingerprint and a reason on each line. Empty lines and lines that start with `#` are
 * comments.
 *
 * @returns the accepted changes, or the number of the first line that has another form
 */
export function parseAcceptedChanges(text: string): AcceptedChanges | { readonly wrongLine: number } {
  const accepted = new Map<string, string>();
  for (const [index, line] of text
    .replace(/^\u{FEFF}/u, "")
    .split(/\r?\n/)
    .entries()) {
    const content = line.trim();
    if (content === "" || content.startsWith("#")) continue;
    const [, fingerprint, reason = "No reason is given."] = LINE.exec(content) ?? [];
    if (fingerprint === undefined) return { wrongLine: index + 1 };
    accepted.set(fingerprint, reason);
  }
  return accepted;
}

/** Marks the changes that a file accepts. */
export function acceptChanges(changes: readonly Change[], accepted: AcceptedChanges): readonly Change[] {
  return changes.map((change) => ({
    ...change,
    accepted: change.accepted ?? accepted.get(change.fingerprint) ?? null,
  }));
}
