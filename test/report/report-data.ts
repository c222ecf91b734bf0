import type { ApiModel } from "../../generator/model/model.js";
import { makeReport, type ReportInput } from "../../generator/report/make-report.js";
import type { ReportData } from "../../generator/report/report-data.js";

/** Makes the data of a report. Facts that a test does not name are empty. */
export function reportOf(model: ApiModel, input: Partial<ReportInput> = {}): ReportData {
  return makeReport({
    model,
    findings: [],
    untested: [],
    introduced: new Set(),
    drift: null,
    changes: null,
    sourceLine: () => undefined,
    generator: "1.0.0",
    ...input,
  });
}
