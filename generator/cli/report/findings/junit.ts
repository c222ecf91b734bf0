import type { Finding } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { printableOutput } from "../printable.js";
import type { FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";
import { hasFindingsAt } from "./severity.js";

/**
 * Prints findings as JUnit XML: one test suite per file, one test case per finding. A test fails if its finding fails the
 * command, so that the report and the exit code agree.
 * {@link https://github.com/testmoapp/junitxml | JUnit XML format}
 */
export const reportJunit: FindingReporter = (findings, { displayPath, failOn }) => {
  const fails = (finding: Finding<string>): boolean => hasFindingsAt([finding], failOn);
  const byFile = [...groupBy(findings, ({ file }) => file)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="docwright" ${totals(findings)}>`,
    ...byFile.map(([file, findingsOfFile]) => testSuite(displayPath(file), findingsOfFile)),
    "</testsuites>\n",
  ].join("\n");

  function testSuite(file: string, ofFile: readonly Finding<string>[]): string {
    const cases = ofFile.map((finding) => testCase(file, finding, fails(finding)));
    return [`  <testsuite name="${escapeXml(file)}" ${totals(ofFile)}>`, ...cases, "  </testsuite>"].join("\n");
  }

  function totals(counted: readonly Finding<string>[]): string {
    return `tests="${counted.length}" failures="${counted.filter(fails).length}" errors="0"`;
  }
};

function testCase(file: string, finding: Finding<string>, fails: boolean): string {
  const { rule, severity, line, column } = finding;
  const name = escapeXml(`${rule} (${line}:${column})`);
  const text = escapeXml(findingText(finding));
  const body = fails
    ? `<failure type="${severity}" message="${text}">${escapeXml(`${file}:${line}:${column}`)}</failure>`
    : `<system-out>${severity}: ${text}</system-out>`;
  return `    <testcase classname="${escapeXml(file)}" name="${name}">${body}</testcase>`;
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
