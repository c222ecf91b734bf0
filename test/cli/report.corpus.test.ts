import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import type { ReportData } from "../../generator/report/report-data.js";
import { corpus } from "../corpus.js";
import { scratchFolder } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";

const docs = corpus("graph-2021-07");

describe.skipIf(docs === null)("the report of Microsoft Graph v1.0", () => {
  it("has the same numbers as `docwright model` and `docwright lint`, and is smaller than 8 MB", async () => {
    const folder = scratchFolder();
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    await docwright(folder, "report", docs ?? "");
    await docwright(folder, "model", docs ?? "", "-o", "model.json");
    await docwright(folder, "lint", docs ?? "", "--format", "json", "-o", "lint.json");
    const [, json = ""] =
      /<script type="application\/json" id="data">(.*)<\/script>/.exec(read("docwright-report.html")) ?? [];
    const { counts } = JSON.parse(json) as ReportData;
    const { pages, operations, types } = JSON.parse(read("model.json")) as ApiModel;
    const { findings } = JSON.parse(read("lint.json")) as { findings: readonly { severity: string }[] };
    const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
    expect(counts).toMatchObject({
      pages: pages.length,
      operations: operations.length,
      types: types.length,
      examples: operations.reduce((sum, { examples }) => sum + examples.length, 0),
      findings: { error: count("error"), warning: count("warning"), info: count("info") },
    });
    // Almost all examples of these docs become tests.
    expect(counts.tested / counts.examples).toBeGreaterThan(0.9);
    expect(statSync(join(folder, "docwright-report.html")).size).toBeLessThan(8_000_000);
  });
});
