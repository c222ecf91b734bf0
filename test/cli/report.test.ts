import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import type { ReportData } from "../../generator/report/report-data.js";
import { docwright } from "./docwright.js";
import { commitAll } from "./git-repository.js";
import { lampExample, lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

const example = lampExample('{ "id": "desk", "colour": "green", "watts": 5 }');

const withoutResponse = `
## Example 2

\`\`\`http
GET https://graph.microsoft.com/v1.0/lamps/hall
\`\`\`
`;

/** Runs `docwright report`. @returns the data in the file */
async function report(folder: string, ...args: string[]): Promise<ReportData> {
  const { code, stdout } = await docwright(folder, "report", ...args, "-o", "report.html");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Wrote report\.html: \d+ operations?, \d+ types?, \d+ findings?\.\n$/);
  const html = readFileSync(join(folder, "report.html"), "utf8");
  const [, json = ""] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json) as ReportData;
}

describe("docwright report", () => {
  it("has the same operations, types and findings as `docwright model` and `docwright lint`", async () => {
    const folder = lampProject({ "docs/api/lamp-get.md": lampGetPage + example });
    const { counts, files, findings, operations, types } = await report(folder);
    const model = JSON.parse((await docwright(folder, "model")).stdout) as ApiModel;
    const linted = JSON.parse((await docwright(folder, "lint", "--format", "json")).stdout) as {
      findings: readonly { rule: string; file: string; line: number; message: string }[];
      summary: Record<string, number>;
    };
    expect(counts).toMatchObject({
      pages: model.pages.length,
      operations: model.operations.length,
      routes: 1,
      types: model.types.length,
    });
    expect(operations.map(({ id }) => id)).toEqual(model.operations.map(({ id }) => id));
    expect(types.map(({ name }) => name)).toEqual(model.types.map(({ name }) => name));
    expect(linted.findings.length).toBeGreaterThan(0);
    expect(findings).toHaveLength(linted.findings.length);
    for (const { rule, file, line, message } of linted.findings) {
      expect(findings).toContainEqual(expect.objectContaining({ rule, file: files.indexOf(file), line, message }));
    }
    expect(counts.findings.error + counts.findings.warning + counts.findings.info).toBe(findings.length);
  });

  it("shows each finding with its source line", async () => {
    const folder = lampProject({ "docs/api/lamp-get.md": lampGetPage + example });
    const { findings } = await report(folder);
    const finding = findings.find(({ message }) => message.includes("watts"));
    expect(finding?.source?.join("")).toBe('{ "id": "desk", "colour": "green", "watts": 5 }');
    expect(finding?.source?.[1]).toContain("watts");
  });

  it("marks each example as tested, or gives the reason why no test was generated", async () => {
    const folder = lampProject({ "docs/api/lamp-get.md": lampGetPage + example + withoutResponse });
    const { operations, counts, areas } = await report(folder);
    expect(operations[0]?.examples.map(({ untested }) => untested ?? "tested")).toEqual([
      "tested",
      expect.stringMatching(/^No test was generated from this example: it does not show a response/),
    ]);
    expect(counts).toMatchObject({ examples: 2, tested: 1 });
    expect(areas).toEqual([
      expect.objectContaining({ name: "lamps", operations: 1, permissions: 1, examples: 1, tested: 1 }),
    ]);
  });

  it("tells whether the SDK matches the docs", async () => {
    const folder = lampProject();
    expect((await report(folder)).drift).toEqual({ folder: "sdk", state: "missing", differences: [] });
    await docwright(folder, "generate");
    expect((await report(folder)).drift).toEqual({ folder: "sdk", state: "current", differences: [] });
    rmSync(join(folder, "sdk/README.md"));
    expect((await report(folder)).drift).toEqual({
      folder: "sdk",
      state: "outdated",
      differences: [{ path: "README.md", kind: "missing" }],
    });
    expect((await report(folder, "docs")).drift).toBeNull();
  });

  it("lists the changes and marks the new findings since a revision", async () => {
    const folder = lampProject({ "docs/api/lamp-get.md": `${lampGetPage}\nSee [it](old.md).\n` });
    commitAll(folder);
    writeFileSync(join(folder, "docs/resources/lamp.md"), `${lampPage.replace("Int32", "Int64")}\nSee [it](new.md).\n`);
    const { changes, files, findings } = await report(folder, "--since", "main");
    const { stdout } = await docwright(folder, "diff", "--since", "main", "--format", "json");
    const diffed = JSON.parse(stdout) as { changes: readonly { id: string; message: string; severity: string }[] };
    const breaking = diffed.changes.filter(({ severity }) => severity === "breaking");
    const others = diffed.changes.filter(({ severity }) => severity !== "breaking");
    expect(changes?.list.map(({ id, message, severity }) => ({ id, message, severity }))).toEqual(
      [...breaking, ...others].map(({ id, message, severity }) => ({ id, message, severity })),
    );
    expect(changes).toMatchObject({ revision: "main", semver: "major" });
    const links = findings.filter(({ message }) => /old\.md|new\.md/.test(message));
    expect(links.map(({ file, isNew }) => [files[file], isNew === true])).toEqual([
      ["api/lamp-get.md", false],
      ["resources/lamp.md", true],
    ]);
  });

  it("shows the types that only the metadata has, but lints only the docs", async () => {
    const metadata = `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
      <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="microsoft.graph">
        <EntityType Name="lamp"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String"/>
          <Property Name="shade" Type="microsoft.graph.shade"/></EntityType>
        <ComplexType Name="shade"><Property Name="colour" Type="Edm.String"/></ComplexType>
      </Schema></edmx:DataServices></edmx:Edmx>`;
    const folder = lampProject({ "metadata.xml": metadata });
    const { findings } = await report(folder);
    const merged = await report(folder, "--metadata", "metadata.xml");
    const { stdout } = await docwright(folder, "model", "--metadata", "metadata.xml");
    expect(merged.types.map(({ name }) => name)).toEqual(
      (JSON.parse(stdout) as ApiModel).types.map(({ name }) => name),
    );
    expect(merged.types).toContainEqual(expect.objectContaining({ name: "microsoft.graph.shade", origin: "metadata" }));
    expect(merged.findings).toEqual(findings);
  });

  it("fails if a page cannot be read, because the report would not have its facts", async () => {
    const folder = lampProject();
    commitAll(folder);
    writeFileSync(join(folder, "docs/resources/lamp.md"), Buffer.from([0, 1, 0, 0, 7]));
    for (const options of [[], ["--since", "main"]]) {
      expect(await docwright(folder, "report", ...options)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("docs/resources/lamp.md: ") as string,
      });
    }
    expect(existsSync(join(folder, "docwright-report.html"))).toBe(false);
  });

  it("writes equal files for equal docs", async () => {
    const folder = lampProject();
    await docwright(folder, "report");
    const first = readFileSync(join(folder, "docwright-report.html"), "utf8");
    await docwright(folder, "report", "--no-cache");
    expect(readFileSync(join(folder, "docwright-report.html"), "utf8")).toBe(first);
  });
});
