import type { Change } from "./change.js";

/** The changes that a team has accepted: the reason for each change, by the fingerprint of the change. */
export type AcceptedChanges = ReadonlyMap<string, string>;

const LINE = /^([0-9a-f]{16})(?:\s+(\S.*))?$/;

/**
 * Reads a file of accepted changes. Each line has a fingerprint and a reason. Empty lines and lines that start with `#`
 * are comments.
 *
 * @returns the accepted changes, or the number of the first line that does not have a fingerprint and a reason
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
