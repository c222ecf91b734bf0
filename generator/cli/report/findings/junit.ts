import type { Diagnostic } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { findingText } from "./finding-text.js";
import type { Reporter } from "./reporter.js";
import { escapeXml } from "./xml.js";

/**
 * Findings as JUnit's XML: a suite a file, a case a finding. What is only information does not fail.
 * {@link https://github.com/testmoapp/junitxml | JUnit XML format}
 */
export const reportJunit: Reporter = (findings, { displayPath }) => {
  const suites = [...groupBy(findings, ({ file }) => file)].map(([file, own]) => suite(displayPath(file), own));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="docwright" ${totals(findings)}>`,
    ...suites,
    "</testsuites>\n",
  ].join("\n");
};

function suite(file: string, findings: readonly Diagnostic[]): string {
  const cases = findings.map((finding) => testCase(file, finding));
  return [`  <testsuite name="${escapeXml(file)}" ${totals(findings)}>`, ...cases, "  </testsuite>"].join("\n");
}

function testCase(file: string, finding: Diagnostic): string {
  const { rule, severity, line, column } = finding;
  const name = escapeXml(`${rule} (${line}:${column})`);
  const text = escapeXml(findingText(finding));
  const body =
    severity === "info"
      ? `<system-out>${text}</system-out>`
      : `<failure type="${severity}" message="${text}">${escapeXml(`${file}:${line}:${column}`)}</failure>`;
  return `    <testcase classname="${escapeXml(file)}" name="${name}">${body}</testcase>`;
}

function totals(findings: readonly Diagnostic[]): string {
  const failures = findings.filter(({ severity }) => severity !== "info").length;
  return `tests="${findings.length}" failures="${failures}" errors="0"`;
}
