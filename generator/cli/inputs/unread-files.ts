import type { UnreadPath } from "../../docs/doc-source.js";
import type { Finding } from "../../findings/finding.js";
import type { ApiModel } from "../../model/model.js";
import { UsageError } from "../../usage-error.js";
import { formatCount } from "../format-count.js";
import { formatNames } from "../format-names.js";
import type { Terminal } from "../terminal.js";

/** The rules that report files that were not read. */
const UNREAD_FILE_RULES: ReadonlySet<string> = new Set(["unreadable-file", "unreadable-page", "excessive-markup"]);

/** Whether a finding reports a file that was not read. Nothing is known about such a file, so it cannot be compared. */
export function isUnreadFile({ rule }: Finding<string>): boolean {
  return UNREAD_FILE_RULES.has(rule);
}

/**
 * Checks that all pages were read. Without a page, an SDK would lose operations or types, and a comparison would miss
 * changes.
 *
 * @param displayPath Formats the path of a docs file.
 * @throws UsageError if a page was not read.
 */
export function assertAllPagesRead(
  { diagnostics }: Pick<ApiModel, "diagnostics">,
  displayPath: (file: string) => string,
): void {
  const [first, ...others] = diagnostics.filter(isUnreadFile);
  if (first === undefined) return;
  const also = others.length === 0 ? "" : ` Also ${formatNames(others.map(({ file }) => displayPath(file)))}.`;
  throw new UsageError(
    `${displayPath(first.file)}: ${first.message}${also} The result would be incomplete. Fix the page, or leave it out with --exclude.`,
  );
}

/** Warns about each page that was not read. */
export function warnAboutUnread(
  { diagnostics }: Pick<ApiModel, "diagnostics">,
  displayPath: (file: string) => string,
  terminal: Terminal,
): void {
  for (const { file, message } of diagnostics.filter(isUnreadFile)) {
    terminal.warn(`${displayPath(file)}: ${message} The page was left out.\n`);
  }
}

/** Warns about files that may be pages and were not read because they are hidden or symbolic links. */
export function warnAboutSkipped(
  skipped: readonly UnreadPath[],
  displayPath: (file: string) => string,
  terminal: Terminal,
): void {
  if (skipped.length === 0) return;
  const names = skipped.map(({ path, reason }) => `${displayPath(path)} (${reason})`);
  const hint = !terminal.verbose && names.length > 3 ? " (use --verbose)" : "";
  terminal.warn(`Skipped ${formatCount(names.length, "path")}: ${formatNames(names, terminal.verbose)}${hint}.\n`);
}
