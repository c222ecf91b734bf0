import { describe, expect, it } from "vitest";
import { compareWithBaseline, createBaseline, parseBaseline } from "../../generator/findings/baseline.js";
import type { Finding } from "../../generator/findings/finding.js";

function finding(line: number, more: Partial<Finding<string>> = {}): Finding<string> {
  const text = { message: "Say which.", subject: "**TODO**" };
  return { rule: "placeholder", severity: "warning", file: "a.md", line, column: 1, ...text, ...more };
}

describe("a baseline", () => {
  it("matches a finding on another line", () => {
    const baseline = createBaseline([finding(1), finding(9)]);
    expect(compareWithBaseline([finding(30), finding(38)], baseline)).toEqual({
      added: [],
      known: 2,
      hidden: 0,
      removed: 0,
    });
  });

  it("matches a finding with another message", () => {
    const baseline = createBaseline([finding(1)]);
    const reworded = [finding(1, { message: "Replace the placeholder." })];
    expect(compareWithBaseline(reworded, baseline)).toEqual({ added: [], known: 1, hidden: 0, removed: 0 });
  });

  it("matches a finding of a new rule by the former id of the rule", () => {
    const baseline = createBaseline([finding(1, { rule: "malformed-json" })]);
    const split = [finding(1, { rule: "nonstandard-json" })];
    expect(compareWithBaseline(split, baseline)).toEqual({ added: [], known: 1, hidden: 0, removed: 0 });
  });

  it("with two findings of one subject matches only two findings of this subject", () => {
    const baseline = createBaseline([finding(1), finding(2)]);
    const findings = [finding(1), finding(2), finding(3)];
    expect(compareWithBaseline(findings, baseline)).toEqual({ added: [finding(3)], known: 2, hidden: 0, removed: 0 });
  });

  it("counts the findings in the baseline that no longer occur", () => {
    const baseline = createBaseline([finding(1), finding(2), finding(3, { subject: "TODO: later" })]);
    expect(compareWithBaseline([finding(1)], baseline)).toEqual({ added: [], known: 1, hidden: 0, removed: 2 });
  });

  it.each([{ file: "b.md" }, { rule: "encoding" }, { subject: "TODO: else" }])(
    "does not match a finding that differs in %j",
    (other) => {
      const findings = [finding(1, other)];
      const compared = compareWithBaseline(findings, createBaseline([finding(1)]));
      expect(compared).toEqual({ added: findings, known: 0, hidden: 0, removed: 1 });
    },
  );

  it("has the same text for any order of the findings", () => {
    const findings = [finding(1), finding(2, { file: "__proto__" }), finding(3, { rule: "constructor", subject: "" })];
    expect(JSON.stringify(createBaseline(findings.toReversed()))).toBe(JSON.stringify(createBaseline(findings)));
  });

  it("contains the same findings after it is written and parsed", () => {
    const findings = [finding(1), finding(2, { file: "__proto__" }), finding(3, { rule: "constructor", subject: "" })];
    const text = JSON.stringify(createBaseline(findings));
    expect(compareWithBaseline(findings, parseBaseline(text, "baseline.json")).added).toEqual([]);
  });

  it.each([
    "",
    "[]",
    '{ "format": 3, "findings": {} }',
    '{ "format": 2 }',
    '{ "format": 2, "findings": { "a.md": { "x": { "y": "z" } } } }',
    '{ "format": 2, "findings": { "a.md": { "x": { "y": -1 } } } }',
    '{ "format": 1, "findings": { "a.md": ["x"] } }',
  ])("cannot be read from %s", (text) => {
    expect(() => parseBaseline(text, "baseline.json")).toThrow(
      "baseline.json is not a baseline file. Write a new baseline with --update-baseline.",
    );
  });
});

describe("a baseline of format 1", () => {
  const former = parseBaseline(
    JSON.stringify({
      format: 1,
      findings: { "a.md": { placeholder: { "Say what.": 1, "Say which.": 1 }, "malformed-json": { "No JSON.": 1 } } },
    }),
    "baseline.json",
  );

  it("matches findings by rule and file, even if their messages differ", () => {
    const findings = [finding(1, { message: "New words." }), finding(2, { subject: "TODO: else" }), finding(3)];
    expect(compareWithBaseline(findings, former)).toEqual({ added: [finding(3)], known: 2, hidden: 0, removed: 1 });
  });

  it("does not match findings of another rule or file", () => {
    const findings = [finding(1, { rule: "encoding" }), finding(1, { file: "b.md" })];
    expect(compareWithBaseline(findings, former)).toEqual({ added: findings, known: 0, hidden: 0, removed: 3 });
  });

  it("counts findings of the rules that replaced an older rule as findings of the older rule", () => {
    const findings = [finding(1, { rule: "nonstandard-json" }), finding(2, { rule: "malformed-json" })];
    expect(compareWithBaseline(findings, former)).toMatchObject({ added: [findings[1]], known: 1 });
  });
});
