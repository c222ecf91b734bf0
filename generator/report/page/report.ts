import { indexReferences, type References } from "../references.js";
import type { ReportData, ReportFinding, ReportOperation, ReportType } from "../report-data.js";
import { createSearch, shortName, type SearchResult } from "../search.js";

/** The data of the report, with indexes. */
export interface Report {
  readonly data: ReportData;
  readonly title: string;
  readonly operations: ReadonlyMap<string, ReportOperation>;
  readonly types: ReadonlyMap<string, ReportType>;
  /** The types, ordered by their names without the namespace. */
  readonly sortedTypes: readonly ReportType[];
  /** The findings of a file, by the index of the file. */
  readonly findings: ReadonlyMap<number, readonly ReportFinding[]>;
  readonly references: References;
  readonly search: (query: string) => SearchResult;
}

export function createReport(data: ReportData): Report {
  const findings = new Map<number, ReportFinding[]>();
  for (const finding of data.findings) {
    const ofFile = findings.get(finding.file);
    if (ofFile === undefined) findings.set(finding.file, [finding]);
    else ofFile.push(finding);
  }
  const { compare } = new Intl.Collator("en");
  return {
    data,
    sortedTypes: [...data.types].sort((a, b) => compare(shortName(a.name), shortName(b.name))),
    title: `${data.api.namespace} ${data.api.version}`.trim(),
    operations: new Map(data.operations.map((operation) => [operation.id, operation])),
    types: new Map(data.types.map((type) => [type.name, type])),
    findings,
    references: indexReferences(data),
    search: createSearch(data),
  };
}
