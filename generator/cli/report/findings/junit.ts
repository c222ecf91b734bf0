import type { Finding } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { printableOutput } from "../printable.js";
import type { FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";

/**
 * Prints findings as JUnit XML: one test suite per file, one test case per finding. Findings of severity `info` pass.
 * {@link https://github.com/testmoapp/junitxml | JUnit XML format}
 */
export const reportJunit: FindingReporter = (findings, { displayPath }) => {
  const byFile = [...groupBy(findings, ({ file }) => file)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="docwright" ${totals(findings)}>`,
    ...byFile.map(([file, findingsOfFile]) => testSuite(displayPath(file), findingsOfFile)),
    "</testsuites>\n",
  ].join("\n");
};

function testSuite(file: string, findings: readonly Finding<string>[]): string {
  const cases = findings.map((finding) => testCase(file, finding));
  return [`  <testsuite name="${escapeXml(file)}" ${totals(findings)}>`, ...cases, "  </testsuite>"].join("\n");
}

function testCase(file: string, finding: Finding<string>): string {
  const { rule, severity, line, column } = finding;
  const name = escapeXml(`${rule} (${line}:${column})`);
  const text = escapeXml(findingText(finding));
  const body =
    severity === "info"
      ? `<system-out>${text}</system-out>`
      : `<failure type="${severity}" message="${text}">${escapeXml(`${file}:${line}:${column}`)}</failure>`;
  return `    <testcase classname="${escapeXml(file)}" name="${name}">${body}</testcase>`;
}

function totals(findings: readonly Finding<string>[]): string {
  const failures = findings.filter(({ severity }) => severity !== "info").length;
  return `tests="${findings.length}" failures="${failures}" errors="0"`;
}

/** Characters that XML 1.0 does not allow, not even as a reference. Includes unpaired surrogates. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/**
 * Escapes text for an element or a double-quoted attribute. Forbidden characters become `�`.
 * {@link https://www.w3.org/TR/xml/#charsets | XML 1.0, Characters}
 */
function escapeXml(text: string): string {
  const allowed = text.replaceAll(FORBIDDEN, "\uFFFD");
  return printableOutput(allowed.replaceAll(/[&<>"\t\n\r]/g, (character) => REFERENCES[character] ?? ""));
}
