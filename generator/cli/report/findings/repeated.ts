import { groupBy } from "../../../collections/group-by.js";
import type { Finding } from "../../../findings/finding.js";

/** The number of files that a report names for findings with the same message. */
const NAMED_FILES = 3;

/** Findings that differ only in their places. */
export interface RepeatedFinding {
  readonly finding: Finding<string>;
  /** The number of their files. */
  readonly count: number;
  /** The first finding of each of the first files. */
  readonly named: readonly Finding<string>[];
}

/** Separates findings whose rule and message occur several times from all others. */
export function splitRepeated(findings: readonly Finding<string>[]): {
  readonly repeated: readonly RepeatedFinding[];
  readonly single: readonly Finding<string>[];
} {
  const groups = [...groupBy(findings, ({ rule, severity, message }) => JSON.stringify([rule, severity, message]))];
  const repeated = groups.flatMap(([, ofCause]): RepeatedFinding[] => {
    const [finding] = ofCause;
    if (finding === undefined || ofCause.length === 1) return [];
    const ofFiles = [...groupBy(ofCause, ({ file }) => file).values()].flatMap(([first]) => first ?? []);
    return [{ finding, count: ofFiles.length, named: ofFiles.slice(0, NAMED_FILES) }];
  });
  return { repeated, single: groups.flatMap(([, ofCause]) => (ofCause.length === 1 ? ofCause : [])) };
}
