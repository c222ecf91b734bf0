import { describe, expect, it } from "vitest";
import type { Finding } from "../../generator/findings/finding.js";
import { compareWithBaseline, makeBaseline, parseBaseline } from "../../generator/lint/baseline.js";

function finding(line: number, more: Partial<Finding<string>> = {}): Finding<string> {
  return { rule: "placeholder", severity: "warning", message: "Say which.", file: "a.md", line, column: 1, ...more };
}

describe("a baseline", () => {
  it("knows its findings wherever they have moved", () => {
    const duplicate = { rule: "duplicate-parameter", message: "x stands in line 4 already; keep one row." };
    const baseline = makeBaseline([finding(1), finding(9, duplicate)]);
    const moved = [finding(30), finding(38, { ...duplicate, message: "x stands in line 33 already; keep one row." })];
    expect(compareWithBaseline(moved, baseline)).toEqual({ fresh: [], known: 2, gone: 0 });
  });

  it("counts them, so that another one of the same kind is new", () => {
    const baseline = makeBaseline([finding(1), finding(2)]);
    expect(compareWithBaseline([finding(1), finding(2), finding(3)], baseline)).toEqual({
      fresh: [finding(3)],
      known: 2,
      gone: 0,
    });
  });

  it("knows none of another file, rule or message", () => {
    const baseline = makeBaseline([finding(1)]);
    const others = [finding(1, { file: "b.md" }), finding(1, { rule: "encoding" }), finding(1, { message: "Else." })];
    expect(compareWithBaseline(others, baseline)).toEqual({ fresh: others, known: 0, gone: 1 });
  });

  it("is the same bytes whatever the order of the findings, and is read as it was written", () => {
    const findings = [finding(1), finding(2, { file: "__proto__" }), finding(3, { rule: "constructor" })];
    const text = JSON.stringify(makeBaseline(findings));
    expect(JSON.stringify(makeBaseline(findings.toReversed()))).toBe(text);
    expect(compareWithBaseline(findings, parseBaseline(text, "baseline.json")).fresh).toEqual([]);
  });

  it.each([
    "",
    "[]",
    '{ "format": 2, "findings": {} }',
    '{ "format": 1, "findings": { "a.md": { "x": { "y": "z" } } } }',
  ])("is not %s", (text) => {
    expect(() => parseBaseline(text, "baseline.json")).toThrow("baseline.json is no baseline");
  });
});
