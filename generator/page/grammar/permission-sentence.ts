import type { Dialect } from "../../dialect/dialect.js";
import type { PermissionScheme } from "../../vocabulary.js";
import type { Inline } from "../markdown/inline.js";
import { readPermissionCell, schemeOfOneColumn } from "./permission-cell.js";
import { sentencesOf } from "./sentence.js";

/** The permissions in sentences; `null` for a permission type that they do not mention. */
export interface PermissionStatement {
  readonly delegated: PermissionScheme | null;
  readonly application: PermissionScheme | null;
}

const NAME = /(?<![\w-])[A-Z]\w*(?:-\w+)*(?:\.[A-Z]\w*)+/g;

/** Words that limit a sentence to a condition, or to some resources ("for"). */
const CONDITION = /\b(?:if|when|unless|only|except|for)\b/i;

/**
 * Reads permissions from sentences instead of a table: "Requires the delegated permission `Mail.Read` or
 * `Mail.ReadWrite`", "No permissions are required."
 *
 * @returns `null` if the sentences do not state permissions. Also `null` if a sentence with permissions has a condition
 *   or does not name the permission type, because the other sentences alone would give wrong permissions.
 */
export function readPermissionSentences(paragraphs: readonly Inline[], dialect: Dialect): PermissionStatement | null {
  const { noPermissions, delegatedPermission, applicationPermission } = dialect.phrases;
  let delegated: PermissionScheme | null = null;
  let application: PermissionScheme | null = null;
  for (const sentence of paragraphs.flatMap(({ text }) => sentencesOf(text))) {
    const says = (phrases: readonly string[]): boolean =>
      phrases.some((phrase) => sentence.toLowerCase().includes(phrase));
    const names = sentence.match(NAME) ?? [];
    if (names.length === 0 && says(noPermissions)) return { delegated: NONE_REQUIRED, application: NONE_REQUIRED };
    if (names.length === 0) continue;
    const kinds = { delegated: says(delegatedPermission), application: says(applicationPermission) };
    if (CONDITION.test(sentence) || !(kinds.delegated || kinds.application)) return null;
    const scheme = schemeOf(sentence, dialect);
    if (kinds.delegated) delegated = scheme;
    if (kinds.application) application = scheme;
  }
  return delegated === null && application === null ? null : { delegated, application };
}

const NONE_REQUIRED: PermissionScheme = { supported: true, placeholder: false, least: [], higher: [] };

/** Reads the scheme from the part of a sentence between its first and its last permission. */
function schemeOf(sentence: string, dialect: Dialect): PermissionScheme {
  const matches = [...sentence.matchAll(NAME)];
  const last = matches.at(-1);
  const text = sentence.slice(matches[0]?.index, (last?.index ?? 0) + (last?.[0].length ?? 0));
  const [group] = readPermissionCell({ text }, dialect);
  return group === undefined ? NONE_REQUIRED : schemeOfOneColumn(group, "leastFirst");
}
