import { groupBy } from "../collections/group-by.js";
import type { RuleId } from "./catalogue.js";
import type { Finding } from "./finding.js";

const RULE: RuleId = "missing-include";

/**
 * Replaces the findings about one missing include by the first of them, because adding the file or correcting the
 * docs folder corrects all of them. The message has the number of the others.
 */
export function foldMissingIncludes<One extends Finding<string>>(findings: readonly One[]): readonly One[] {
  const groups = groupBy(
    findings.filter(({ rule }) => rule === RULE),
    ({ message }) => message,
  );
  return findings.flatMap((finding) => {
    const group = finding.rule === RULE ? (groups.get(finding.message) ?? []) : [];
    if (group.length < 2) return [finding];
    if (finding !== group[0]) return [];
    const others = group.slice(1);
    const files = new Set(group.map(({ file }) => file)).size;
    const count = `${group.length} directives in ${files} ${files === 1 ? "file" : "files"} name it.`;
    const repeated = others.map(({ file, line, column, endLine, endColumn }) => ({
      file,
      line,
      column,
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    }));
    return [{ ...finding, message: `${finding.message} ${count}`, repeated }];
  });
}
