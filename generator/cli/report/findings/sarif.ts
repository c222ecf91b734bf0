import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Diagnostic, Severity } from "../../../findings/finding.js";
import { rulePage } from "../../../lint/rule-page.js";
import { rules } from "../../../lint/rules.js";
import { mismatchRules } from "../../../verify/mismatch.js";
import { docwrightVersion } from "../../version.js";
import type { FindingContext, FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";

const levelOf = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, Result.level>;

/**
 * Prints findings as a SARIF log for code scanning services.
 * {@link https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html | SARIF 2.1.0}
 */
export const reportSarif: FindingReporter = (findings, context) => sarifLog(findings, context, catalogue);

/**
 * Prints a SARIF log.
 *
 * @param catalogue All rules. The log describes those that have findings.
 */
export function sarifLog(
  findings: readonly Diagnostic[],
  { displayPath }: Pick<FindingContext, "displayPath">,
  catalogue: readonly ReportingDescriptor[],
): string {
  const ruleIds = new Set(findings.map(({ rule }) => rule));
  const described = catalogue.filter(({ id }) => ruleIds.has(id));
  const indexOf = new Map(described.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "docwright", semanticVersion: docwrightVersion(), rules: described },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => result(finding, displayPath(finding.file), indexOf.get(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const catalogue: readonly ReportingDescriptor[] = [
  ...rules.map(descriptor),
  ...Object.entries(mismatchRules).map(([id, { severity, summary }]) => ({
    id,
    shortDescription: { text: `${summary}.` },
    defaultConfiguration: { level: levelOf[severity] },
  })),
];

function descriptor({ name, severity, summary }: (typeof rules)[number]): ReportingDescriptor {
  const page = rulePage(name);
  return {
    id: name,
    shortDescription: { text: `${summary}.` },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: levelOf[severity] },
  };
}

function result(finding: Diagnostic, path: string, ruleIndex: number | undefined): Result {
  const { rule, severity, suggestion, line, column, endLine, endColumn } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levelOf[severity],
    message: { text: findingText(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(path).replaceAll(/[?#]/g, encodeURIComponent) },
          region: {
            startLine: line,
            startColumn: column,
            ...(endLine === undefined ? {} : { endLine }),
            ...(endColumn === undefined ? {} : { endColumn }),
          },
        },
      },
    ],
    ...(suggestion === undefined ? {} : { properties: { suggestion } }),
  };
}
