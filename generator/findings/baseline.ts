import { sortedBy } from "../collections/order.js";
import { UsageError } from "../usage-error.js";
import { idsOfRule } from "./catalogue.js";
import type { Finding } from "./finding.js";

/**
 * The findings that a docs set accepts, counted by file, rule and subject. The baseline still accepts a finding after
 * its line or its message has changed.
 */
export interface Baseline {
  readonly format: 2;
  readonly findings: Counts;
}

/**
 * A baseline of an earlier version, counted by file, rule and message. Messages have been reworded since that version,
 * so only the file and the rule of a finding are compared with this baseline.
 */
export interface FormerBaseline {
  readonly format: 1;
  readonly findings: Counts;
}

/** Counts by file, then rule, then subject or message. */
type Counts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

type BaselineKey = Pick<Finding<string>, "file" | "rule" | "subject">;

export interface Compared<One extends BaselineKey> {
  /** Findings that are not in the baseline. */
  readonly added: readonly One[];
  /** Number of findings that the baseline accepts. */
  readonly known: number;
  /** Number of findings of the baseline that are hidden: they are suppressed, or their rule is off. */
  readonly hidden: number;
  /** Number of findings of the baseline that no longer occur. */
  readonly removed: number;
}

/** Findings that are not reported, although they may still occur. */
export interface HiddenFindings {
  /** The findings that comments or options suppress. */
  readonly suppressed: readonly BaselineKey[];
  /** Tells whether a rule is off, so that its findings are unknown. */
  readonly isOff: (rule: string) => boolean;
}

const NOTHING_HIDDEN: HiddenFindings = { suppressed: [], isOff: () => false };

/** Creates a baseline of findings. The text of the baseline does not depend on the order of the findings. */
export function createBaseline(findings: readonly BaselineKey[]): Baseline {
  const counts = new Map<string, Map<string, Map<string, number>>>();
  const keyed = findings.map(({ file, rule, subject = "" }) => ({ file, rule, subject }));
  for (const { file, rule, subject } of sortedBy(keyed, (key) => JSON.stringify(Object.values(key)))) {
    const ofFile = counts.get(file) ?? new Map<string, Map<string, number>>();
    const ofRule = ofFile.get(rule) ?? new Map<string, number>();
    counts.set(file, ofFile.set(rule, ofRule.set(subject, (ofRule.get(subject) ?? 0) + 1)));
  }
  // Object.fromEntries also defines keys such as __proto__ as own properties.
  const rulesOf = (ofFile: Map<string, Map<string, number>>) =>
    Object.fromEntries([...ofFile].map(([rule, ofRule]) => [rule, Object.fromEntries(ofRule)]));
  return { format: 2, findings: Object.fromEntries([...counts].map(([file, ofFile]) => [file, rulesOf(ofFile)])) };
}

/**
 * Separates new findings from those that a baseline accepts.
 *
 * A finding is accepted if the baseline has its file, its subject, and the id or the former id of its rule. The
 * baseline also has a number for these three facts: it accepts that many findings, in the order of their places, and
 * all others are new. A baseline of format 1 does not have subjects, so the file and the rule are enough. It can
 * therefore accept a new finding after another one was removed.
 *
 * @param findings sorted by place
 * @param hidden the findings of the baseline that these findings cannot contain
 */
export function compareWithBaseline<One extends BaselineKey>(
  findings: readonly One[],
  baseline: Baseline | FormerBaseline,
  { suppressed, isOff }: HiddenFindings = NOTHING_HIDDEN,
): Compared<One> {
  const keyOf = (file: string, rule: string, subject: string): string =>
    JSON.stringify(baseline.format === 1 ? [file, rule] : [file, rule, subject]);
  const left = new Map<string, number>();
  let hidden = 0;
  for (const [file, ofFile] of Object.entries(baseline.findings)) {
    for (const [rule, ofRule] of Object.entries(ofFile)) {
      for (const [subject, count] of Object.entries(ofRule)) {
        const key = keyOf(file, rule, subject);
        if (isOff(rule)) hidden += count;
        else left.set(key, (left.get(key) ?? 0) + count);
      }
    }
  }
  const take = ({ file, rule, subject = "" }: BaselineKey): boolean => {
    const keys = idsOfRule(rule).map((id) => keyOf(file, id, subject));
    const key = keys.find((one) => (left.get(one) ?? 0) > 0);
    if (key !== undefined) left.set(key, (left.get(key) ?? 0) - 1);
    return key !== undefined;
  };
  const added = findings.filter((found) => !take(found));
  hidden += suppressed.filter(take).length;
  const removed = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { added, known: findings.length - added.length, hidden, removed };
}

/**
 * Reads a baseline file of this version or an earlier one.
 *
 * @param name of the file, for the error
 * @throws UsageError if the text is not a baseline
 */
export function parseBaseline(text: string, name: string): Baseline | FormerBaseline {
  try {
    const baseline: unknown = JSON.parse(text);
    if (isBaseline(baseline)) return baseline;
  } catch {
    // Invalid JSON is reported below, like any other text that is not a baseline.
  }
  throw new UsageError(`${name} is not a baseline file. Write a new baseline with --update-baseline.`);
}

function isBaseline(value: unknown): value is Baseline | FormerBaseline {
  if (!isRecord(value) || (value["format"] !== 1 && value["format"] !== 2)) return false;
  const { findings } = value;
  return isRecordOf(findings, (ofFile) => isRecordOf(ofFile, (ofRule) => isRecordOf(ofRule, isCount)));
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isRecordOf(value: unknown, isValid: (item: unknown) => boolean): boolean {
  return isRecord(value) && Object.values(value).every(isValid);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
