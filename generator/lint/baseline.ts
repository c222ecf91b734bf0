import type { Finding } from "../findings/finding.js";
import { sortedBy } from "../collections/order.js";
import { UsageError } from "../usage-error.js";

/**
 * Old findings that a docs set lives with, by file, rule and message, each with how often it was met. Places are left
 * out, so that a finding stays known when its line moves.
 */
export interface Baseline {
  readonly format: 1;
  readonly findings: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

export interface Compared<One extends Finding<string>> {
  /** Findings that the baseline does not know; of one kind in one file, the last ones. */
  readonly fresh: readonly One[];
  /** How many findings the baseline knows and that are still there. */
  readonly known: number;
  /** How many findings of the baseline are no longer there. */
  readonly gone: number;
}

/** Makes a baseline of findings, in an order that does not depend on theirs. */
export function makeBaseline(findings: readonly Finding<string>[]): Baseline {
  const counts = new Map<string, Map<string, Map<string, number>>>();
  for (const found of sortedBy(findings, ({ file, rule, message }) => `${file} ${rule} ${message}`)) {
    const ofFile = counts.get(found.file) ?? new Map<string, Map<string, number>>();
    const ofRule = ofFile.get(found.rule) ?? new Map<string, number>();
    const message = lasting(found);
    counts.set(found.file, ofFile.set(found.rule, ofRule.set(message, (ofRule.get(message) ?? 0) + 1)));
  }
  return { format: 1, findings: plain(counts, (ofFile) => plain(ofFile, (ofRule) => plain(ofRule, (times) => times))) };
}

/** Takes out the findings that a baseline knows. */
export function compareWithBaseline<One extends Finding<string>>(
  findings: readonly One[],
  baseline: Baseline,
): Compared<One> {
  const left = new Map<string, number>();
  for (const [file, ofFile] of Object.entries(baseline.findings)) {
    for (const [rule, ofRule] of Object.entries(ofFile)) {
      for (const [message, times] of Object.entries(ofRule)) left.set(JSON.stringify([file, rule, message]), times);
    }
  }
  const fresh = findings.filter((found) => {
    const key = JSON.stringify([found.file, found.rule, lasting(found)]);
    const times = left.get(key) ?? 0;
    left.set(key, times - 1);
    return times <= 0;
  });
  const gone = [...left.values()].reduce((sum, times) => sum + Math.max(0, times), 0);
  return { fresh, known: findings.length - fresh.length, gone };
}

/**
 * Reads a baseline file.
 *
 * @throws UsageError where the text is none
 */
export function parseBaseline(text: string, name: string): Baseline {
  try {
    const baseline: unknown = JSON.parse(text);
    if (isBaseline(baseline)) return baseline;
  } catch {
    // Said below.
  }
  throw new UsageError(`${name} is no baseline; write a new one with --update-baseline.`);
}

/** A message may name another line, which moves as well. */
function lasting({ message }: Finding<string>): string {
  return message.replaceAll(/\bline \d+/g, "line …");
}

function plain<Value, Result>(
  map: ReadonlyMap<string, Value>,
  inner: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries([...map].map(([key, value]) => [key, inner(value)]));
}

function isBaseline(value: unknown): value is Baseline {
  if (!isRecord(value) || value["format"] !== 1 || !isRecord(value["findings"])) return false;
  return Object.values(value["findings"]).every(
    (ofFile) =>
      isRecord(ofFile) &&
      Object.values(ofFile).every(
        (ofRule) => isRecord(ofRule) && Object.values(ofRule).every((times) => typeof times === "number"),
      ),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
