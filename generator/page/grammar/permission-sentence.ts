import type { Dialect } from "../../dialect/dialect.js";
import type { PermissionScheme } from "../../vocabulary.js";
import type { Inline } from "../markdown/inline.js";
import { readPermissionCell, schemeOfOneColumn } from "./permission-cell.js";
import { sentencesOf } from "./sentence.js";

/** Who may call, as sentences say it; `null` for a way to call of which they say nothing. */
export interface PermissionStatement {
  readonly delegated: PermissionScheme | null;
  readonly application: PermissionScheme | null;
}

const NAME = /[A-Z]\w*(?:-\w+)*(?:\.[A-Z]\w*)+/g;

/** A condition, or a part of the resource, that a statement in general leaves out. */
const CONDITION = /\b(?:if|when|unless|only|except|for)\b/i;

/**
 * Reads the permissions that sentences name in place of a table: "Requires the delegated permission `Mail.Read` or
 * `Mail.ReadWrite`", "No permissions are required." `null` where one of them names permissions and says neither of
 * which kind they are nor, plainly, that they are needed: a part of what is said would be worse than nothing.
 */
export function readPermissionSentences(paragraphs: readonly Inline[], dialect: Dialect): PermissionStatement | null {
  const { noPermissions, delegatedPermission, applicationPermission } = dialect.phrases;
  let delegated: PermissionScheme | null = null;
  let application: PermissionScheme | null = null;
  for (const sentence of paragraphs.flatMap(({ text }) => sentencesOf(text))) {
    const says = (phrases: readonly string[]): boolean =>
      phrases.some((phrase) => sentence.toLowerCase().includes(phrase));
    const names = sentence.match(NAME) ?? [];
    if (names.length === 0 && says(noPermissions)) return { delegated: NOTHING_NEEDED, application: NOTHING_NEEDED };
    if (names.length === 0) continue;
    const kinds = { delegated: says(delegatedPermission), application: says(applicationPermission) };
    if (CONDITION.test(sentence) || !(kinds.delegated || kinds.application)) return null;
    const privileges = privilegesOf(sentence, dialect);
    if (kinds.delegated) delegated = privileges;
    if (kinds.application) application = privileges;
  }
  return delegated === null && application === null ? null : { delegated, application };
}

const NOTHING_NEEDED: PermissionScheme = { supported: true, placeholder: false, least: [], higher: [] };

/** The names with the words that join them: from the first name to the last. */
function privilegesOf(sentence: string, dialect: Dialect): PermissionScheme {
  const matches = [...sentence.matchAll(NAME)];
  const last = matches.at(-1);
  const text = sentence.slice(matches[0]?.index, (last?.index ?? 0) + (last?.[0].length ?? 0));
  const [group] = readPermissionCell({ text }, dialect);
  return group === undefined ? NOTHING_NEEDED : schemeOfOneColumn(group, "leastFirst");
}
