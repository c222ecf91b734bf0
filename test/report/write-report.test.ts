import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ReportData } from "../../generator/report/report-data.js";
import { readPage } from "../../generator/report/read-page.js";
import { writeReport } from "../../generator/report/write-report.js";
import { largeModel } from "./large-model.js";
import { reportOf } from "./report-data.js";

const parts = { script: "const a = 1;", style: "a { color: red }" };

function dataOf(html: string): unknown {
  const [, json = ""] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json);
}

describe("the file of a report", () => {
  it.each([
    ["</script><script>alert(1)</script>"],
    ["<!--<script>"],
    ['<img src=x onerror="alert(1)">'],
    ["\u2028\u2029"],
    ["\u202Egnp.exe\u2066"],
    ["\uD800 and \0"],
  ])("keeps the text %j as data", (hostile) => {
    const model = largeModel(1, 1);
    const data = reportOf({ ...model, types: model.types.map((type) => ({ ...type, description: hostile })) });
    const html = writeReport(data, parts);
    expect((dataOf(html) as ReportData).types[0]?.description).toBe(hostile);
    const plain = writeReport(reportOf(model), parts);
    for (const markup of ["<", "\u2028", "\u2029", "\u202E", "\u2066"]) {
      expect(html.split(markup).length).toBe(plain.split(markup).length);
    }
  });

  it("allows only its own script and style, and no requests", () => {
    const html = writeReport(reportOf(largeModel(1, 1)), parts);
    const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(policy.split("; ")).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        `script-src ${hash(parts.script)}`,
        `style-src ${hash(parts.style)}`,
        "require-trusted-types-for 'script'",
      ]),
    );
  });

  it("stays below 8 MB for 5,000 operations and 1,500 types", async () => {
    const html = writeReport(reportOf(largeModel(5000, 1500)), await readPage());
    expect(Buffer.byteLength(html)).toBeLessThan(8_000_000);
  });

  it("has a script and a style that contain neither closing tags nor URLs to load", async () => {
    const { script, style } = await readPage();
    expect(script).toContain("Preact");
    expect(script).not.toMatch(/<\/script|<!--/i);
    expect(style).not.toMatch(/<\/style|url\(|@import/i);
    // Namespaces of SVG and MathML are names, not addresses.
    expect(script.match(/https?:\/\/(?!www\.w3\.org\/)[^"'`]*/g) ?? []).toEqual([]);
  });
});
