import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Finding, Severity } from "../../../findings/finding.js";
import { findRule, type Rule } from "../../../findings/catalogue.js";
import type { CustomRule } from "../../../findings/custom-rule.js";
import { rulePage } from "../../../findings/rule-page.js";
import { docwrightVersion } from "../../version.js";
import { printableJson } from "../printable.js";
import type { FindingContext, FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";

const levelOf = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, Result.level>;

/**
 * Prints findings as a SARIF log for code scanning services.
 * {@link https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html | SARIF 2.1.0}
 */
export const reportSarif: FindingReporter = (findings, context) => {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const found = ids.map((id) => findRule(id, context.customRules)).filter((rule) => rule !== undefined);
  return sarifLog(findings, context, found.map(descriptor));
};

/**
 * Prints a SARIF log.
 *
 * @param catalogue All rules. The log describes only rules with findings.
 */
export function sarifLog(
  findings: readonly Finding<string>[],
  { repositoryPath }: Pick<FindingContext, "repositoryPath">,
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
          driver: {
            name: "docwright",
            version: docwrightVersion(),
            semanticVersion: docwrightVersion(),
            informationUri: "https://www.npmjs.com/package/docwright",
            rules: described,
          },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => result(finding, repositoryPath(finding.file), indexOf.get(finding.rule))),
      },
    ],
  };
  return `${printableJson(JSON.stringify(log, null, 2))}\n`;
}

function descriptor(rule: Rule | CustomRule): ReportingDescriptor {
  const page = rulePage(rule);
  return {
    id: rule.id,
    shortDescription: { text: `${rule.summary}.` },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: levelOf[rule.severity] },
  };
}

function result(finding: Finding<string>, path: string, ruleIndex: number | undefined): Result {
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
