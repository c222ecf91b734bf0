import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

interface ChangesJson {
  readonly summary: object;
  readonly semver: string;
  readonly changes: readonly {
    id: string;
    name: string | null;
    side: string;
    fingerprint: string;
    accepted: string | null;
    headSource: { line: number } | null;
    source: { file: string; line: number };
  }[];
}

/** A project with a second docs folder, in which one property is removed and one is added. */
function projectWithNewDocs(): string {
  return lampProject({
    "new/api/lamp-get.md": lampGetPage,
    "new/resources/lamp.md":
      lampPage.replace("|colour|String|The colour of the light.|\n", "") + "|dimmed|Boolean|Whether it glows.|\n",
  });
}

describe("docwright diff", () => {
  it("prints the changes between two folders, with place and severity", async () => {
    const ended = await docwright(projectWithNewDocs(), "diff", "docs", "new");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toMatch(/^breaking\n {2}docs\/resources\/lamp\.md:17:\d+ Property `colour` was removed/);
    expect(ended.stdout).toMatch(
      /^non-breaking\n {2}new\/resources\/lamp\.md:18:\d+ Property `dimmed` \(Edm.Boolean\)/m,
    );
    expect(ended.stdout).toMatch(/\n1 breaking, 1 non-breaking, 0 docs-only. Version step: major\n$/);
  });

  it("prints JSON", async () => {
    const ended = await docwright(projectWithNewDocs(), "diff", "docs", "new", "--format", "json");
    const { summary, semver, changes } = JSON.parse(ended.stdout) as ChangesJson;
    expect({ summary, semver }).toEqual({ summary: { breaking: 1, nonBreaking: 1, docsOnly: 0 }, semver: "major" });
    expect(changes).toMatchObject([
      {
        id: "property-removed",
        name: "colour",
        from: "Edm.String",
        to: null,
        source: { file: "resources/lamp.md", line: 17 },
      },
      {
        id: "property-added",
        name: "dimmed",
        from: null,
        to: "Edm.Boolean",
        source: { file: "resources/lamp.md", line: 18 },
      },
    ]);
  });

  it("annotates lines of the new docs with `--format github`", async () => {
    const ended = await docwright(projectWithNewDocs(), "diff", "docs", "new", "--format", "github");
    expect(ended.stdout).toMatch(/^::error file=new\/resources\/lamp\.md,line=16,.*`colour` was removed/);
    expect(ended.stdout).toMatch(/^::notice file=new\/resources\/lamp\.md,line=18,/m);
  });

  it("reports a removed property with its line in the old docs and with the row before it in the new docs", async () => {
    const folder = lampProject({ "new/resources/lamp.md": lampPage.replace(/\|colour.*\n/, "") });
    const ended = await docwright(folder, "diff", "docs", "new", "--format", "json");
    const { changes } = JSON.parse(ended.stdout) as ChangesJson;
    expect(changes).toMatchObject([
      { id: "operation-removed", source: { file: "api/lamp-get.md", line: 6 }, headSource: null },
      {
        id: "property-removed",
        source: { file: "resources/lamp.md", line: 17 },
        headSource: { file: "resources/lamp.md", line: 16 },
      },
    ]);
  });

  const rows = /\|id\|[^]*/;
  it.each([
    ["the first row: the next row", lampPage.replace(/\|id.*\n/, ""), [16]],
    ["the last row: the row before it", lampPage.replace(/\|power.*\n/, ""), [17]],
    ["two rows: the row before them", lampPage.replace(/\|colour.*\n.*\n/, ""), [16, 16]],
    ["all rows: the title", lampPage.replace(rows, ""), [6, 6, 6]],
    [
      "a row of a page that is shorter now",
      lampPage.replace(/\|power.*\n/, "").replace("\nA lamp of the house.\n", ""),
      [15],
    ],
  ])("annotates a place of the new docs after removal of %s", async (_, page, lines) => {
    const folder = lampProject({ "new/resources/lamp.md": page, "new/api/lamp-get.md": lampGetPage });
    const ended = await docwright(folder, "diff", "docs", "new", "--format", "json");
    const { changes } = JSON.parse(ended.stdout) as ChangesJson;
    const removed = changes.filter(({ id }) => id === "property-removed");
    expect(removed.map(({ headSource }) => headSource?.line)).toEqual(lines);
  });

  it("annotates the remaining request line after another one was removed", async () => {
    const two = lampGetPage.replace("GET /lamps/{id}", "GET /lamps/{id}\nGET /house/lamps/{id}");
    const folder = lampProject({
      "docs/api/lamp-get.md": two,
      "new/api/lamp-get.md": lampGetPage,
      "new/resources/lamp.md": lampPage,
    });
    const ended = await docwright(folder, "diff", "docs", "new", "--format", "json");
    const { changes } = JSON.parse(ended.stdout) as ChangesJson;
    expect(changes).toMatchObject([{ id: "route-removed", source: { line: 23 }, headSource: { line: 22 } }]);
  });

  it("prints SARIF with a description of each kind of change", async () => {
    const ended = await docwright(projectWithNewDocs(), "diff", "docs", "new", "--format", "sarif");
    const log = JSON.parse(ended.stdout) as {
      runs: [{ tool: { driver: { rules: { id: string }[] } }; results: object[] }];
    };
    expect(log.runs[0].tool.driver.rules.map(({ id }) => id).sort()).toEqual(["property-added", "property-removed"]);
    expect(log.runs[0].results).toMatchObject([{ level: "error", ruleId: "property-removed" }, { level: "note" }]);
  });

  it("escapes text from pages in Markdown", async () => {
    const folder = lampProject({
      "new/api/lamp-get.md": lampGetPage,
      "new/resources/lamp.md": lampPage.replace("|power|", "|\\<b>power\\</b>|"),
    });
    const ended = await docwright(folder, "diff", "docs", "new", "--format", "markdown");
    expect(ended.stdout).toMatch(/^## API changes\n\n1 breaking, .* Version step: \*\*major\*\*\.\n/);
    expect(ended.stdout).toContain("| docs/resources/lamp.md:18 | property-removed |");
    expect(ended.stdout.replaceAll(/`[^`]*`/g, "")).not.toContain("<b>");
  });

  it("fails on changes at or above `--fail-on`", async () => {
    const folder = projectWithNewDocs();
    const codes: unknown[] = [];
    for (const level of ["none", "breaking", "non-breaking", "docs-only"]) {
      codes.push((await docwright(folder, "diff", "docs", "new", "--fail-on", level)).code);
    }
    const back = await docwright(folder, "diff", "docs", "docs", "--fail-on", "docs-only");
    expect([...codes, back.code, back.stdout]).toEqual([0, 1, 1, 1, 0, "No changes.\n"]);
  });

  const configWith = (id: string): string => JSON.stringify({ docs: "docs", diff: { severities: { [id]: "off" } } });

  it("takes severities from the config", async () => {
    const folder = projectWithNewDocs();
    putFiles(folder, { "docwright.config.json": configWith("property-removed") });
    expect((await docwright(folder, "diff", "docs", "new", "--fail-on", "breaking")).code).toBe(0);
  });

  it("refuses a config with an unknown kind of change", async () => {
    const folder = projectWithNewDocs();
    putFiles(folder, { "docwright.config.json": configWith("property-remove") });
    const ended = await docwright(folder, "diff", "docs", "new");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^docwright: Unknown change kind property-remove\. Did you mean property-removed\?/);
  });

  it("compares docs with a model file or a CSDL file", async () => {
    const folder = projectWithNewDocs();
    await docwright(folder, "model", "--docs", "new", "-o", "new.json");
    const lamp = '<EntityType Name="lamp"><Property Name="id" Type="Edm.String"/></EntityType>';
    putFiles(folder, {
      "lamp.xml": `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices><Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">${lamp}</Schema></edmx:DataServices></edmx:Edmx>`,
    });
    const model = await docwright(folder, "diff", "docs", "new.json");
    expect(model.stdout).toContain("1 breaking, 1 non-breaking, 0 docs-only");
    const metadata = await docwright(folder, "diff", "new.json", "lamp.xml");
    expect(metadata.stdout).toMatch(/Property `power` was removed/);
  });

  it("compares a docs folder with a model file where no config names docs", async () => {
    const folder = projectWithNewDocs();
    await docwright(folder, "model", "--docs", "new", "-o", "new.json");
    rmSync(join(folder, "docwright.config.json"), { force: true });
    const model = await docwright(folder, "diff", "docs", "new.json");
    expect(model).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 breaking, 1 non-breaking, 0 docs-only") as string,
    });
  });

  it("compares with a git revision, without a change to the work tree or the index", async () => {
    const folder = lampProject();
    commitAll(folder);
    writeFileSync(join(folder, "docs/resources/lamp.md"), lampPage.replace("Int32", "Int64"));
    git(folder, "add", "--all");
    rmSync(join(folder, "docs/api/lamp-get.md"));
    const before = [git(folder, "status", "--porcelain"), filesIn(folder)];
    for (const base of ["git:HEAD", "git:main:docs", "git:HEAD:./docs"]) {
      const ended = await docwright(folder, "diff", base);
      expect(ended.stdout, base).toMatch(
        /docs\/api\/lamp-get\.md:\d+:1 Operation `lamp-get` \(GET \/lamps\/\{id\}\) was removed/,
      );
      expect(ended.stdout, base).toMatch(/type of property `power` .* from `Edm.Int32` to `Edm.Int64`/);
    }
    expect([git(folder, "status", "--porcelain"), filesIn(folder)]).toEqual(before);
  });

  it("reports no change if only line endings or the file names of resource pages differ", async () => {
    const folder = lampProject({
      "new/api/lamp-get.md": lampGetPage.replaceAll("\n", "\r\n"),
      "new/resources/a-lamp.md": lampPage,
    });
    expect((await docwright(folder, "diff", "docs", "new")).stdout).toBe("No changes.\n");
  });
});

describe("the docs at a git revision", () => {
  it("are read without hidden files and symbolic links", async () => {
    const other = lampPage.replaceAll("lamp", "torch");
    const folder = lampProject({ "docs/.torch.md": other, "docs/.drafts/torch.md": other, "torch.md": other });
    symlinkSync("../torch.md", join(folder, "docs/torch.md"));
    symlinkSync(".", join(folder, "docs/loop"));
    commitAll(folder);
    const ended = await docwright(folder, "diff", "git:HEAD");
    expect(ended).toMatchObject({ code: 0, stdout: "No changes.\n" });
    const skipped =
      "Skipped 4 paths: docs/.drafts/torch.md (hidden), docs/.torch.md (hidden), docs/loop (symbolic link) and 1 more (use --verbose).\n";
    expect(ended.stderr).toBe(skipped.repeat(2));
  });
});

describe("accepted changes", () => {
  const gate = ["diff", "docs", "new", "--fail-on", "breaking", "--format", "json"] as const;

  it("are printed with their severity, but do not make `diff` fail", async () => {
    const folder = projectWithNewDocs();
    const first = await docwright(folder, ...gate);
    const { changes } = JSON.parse(first.stdout) as ChangesJson;
    expect(first.code).toBe(1);
    putFiles(folder, { "accepted.txt": `# Reviewed.\n\n${changes[0]?.fingerprint ?? ""}  Nobody reads it.\n` });
    const second = await docwright(folder, ...gate, "--accepted", "accepted.txt");
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect((JSON.parse(second.stdout) as ChangesJson).changes).toMatchObject([
      { severity: "breaking", accepted: "Nobody reads it." },
      { severity: "non-breaking", accepted: null },
    ]);
    const moved = join(folder, "new/resources/lamp.md");
    writeFileSync(
      moved,
      lampPage.replace(/\|colour.*\n/, "").replace("A lamp of the house.", "A lamp.\n\nOf the house."),
    );
    expect((await docwright(folder, ...gate, "--accepted", "accepted.txt")).code).toBe(0);
  });

  it("are read from a file with a byte order mark", async () => {
    const folder = projectWithNewDocs();
    const { changes } = JSON.parse((await docwright(folder, ...gate)).stdout) as ChangesJson;
    putFiles(folder, { "accepted.txt": `\uFEFF${changes[0]?.fingerprint ?? ""} Nobody reads it.\r\n` });
    expect(await docwright(folder, ...gate, "--accepted", "accepted.txt")).toMatchObject({ code: 0, stderr: "" });
  });

  it("make `diff` fail if the docs have a change that the `--accepted` file does not list", async () => {
    const folder = projectWithNewDocs();
    putFiles(folder, { "accepted.txt": "0123456789abcdef" });
    const ended = await docwright(folder, ...gate, "--accepted", "accepted.txt");
    expect(ended).toMatchObject({
      code: 1,
      stderr:
        "No change has these accepted fingerprints: 0123456789abcdef. Remove them from the file of accepted changes.\n",
    });
  });

  it("cannot be read from a file that does not contain fingerprints", async () => {
    const folder = projectWithNewDocs();
    putFiles(folder, { "accepted.txt": "# Reviewed.\nproperty-removed colour\n" });
    expect(await docwright(folder, ...gate, "--accepted", "accepted.txt")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("accepted.txt:2: expected the fingerprint of a change") as string,
    });
    expect((await docwright(folder, ...gate, "--accepted", "missing.txt")).code).toBe(2);
  });

  it("include removals of deprecated items with `--accept-deprecated`", async () => {
    const folder = projectWithNewDocs();
    writeFileSync(
      join(folder, "docs/resources/lamp.md"),
      lampPage.replace("The colour of the light.", "The colour of the light. This property is deprecated."),
    );
    expect((await docwright(folder, ...gate)).code).toBe(1);
    expect((await docwright(folder, ...gate, "--accept-deprecated")).code).toBe(0);
    const config = { docs: "docs", diff: { acceptDeprecated: true } };
    putFiles(folder, { "docwright.config.json": JSON.stringify(config) });
    expect((await docwright(folder, ...gate)).code).toBe(0);
  });
});
