const MAX_NAMES = 3;

/**
 * Formats a list of names for a message of one line: `a.md, b.md, c.md and 4 more`.
 *
 * @param all Whether to print all names. Default: the first three.
 */
export function formatNames(names: readonly string[], all = false): string {
  const listed = all ? names : names.slice(0, MAX_NAMES);
  const more = names.length - listed.length;
  return more === 0 ? listed.join(", ") : `${listed.join(", ")} and ${more} more`;
}
