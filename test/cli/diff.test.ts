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
    source: { file: string; line: number };
  }[];
}

/** The docs of the project with one row less and one more, as a folder beside them. */
function projectWithNewDocs(): string {
  return lampProject({
    "new/api/lamp-get.md": lampGetPage,
    "new/resources/lamp.md":
      lampPage.replace("|colour|String|The colour of the light.|\n", "") + "|dimmed|Boolean|Whether it glows.|\n",
  });
}

describe("docwright diff", { timeout: 60_000 }, () => {
  it("says what changed between two folders, where, and what breaks", async () => {
    const ended = await docwright(projectWithNewDocs(), "diff", "docs", "new");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toMatch(/^breaking\n {2}docs\/resources\/lamp\.md:17:\d+ Property `colour` was removed/);
    expect(ended.stdout).toMatch(
      /^non-breaking\n {2}new\/resources\/lamp\.md:18:\d+ Property `dimmed` \(Edm.Boolean\)/m,
    );
    expect(ended.stdout).toMatch(/\n1 breaking, 1 non-breaking, 0 docs-only. Version step: major\n$/);
  });

  it("prints the JSON of the contract", async () => {
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

  it("prints annotations with the path on the side that the change points at", async () => {
    const ended = await docwright(projectWithNewDocs(), "diff", "docs", "new", "--format", "github");
    expect(ended.stdout).toMatch(/^::error file=docs\/resources\/lamp\.md,line=17,/);
    expect(ended.stdout).toMatch(/^::notice file=new\/resources\/lamp\.md,line=18,/m);
  });

  it("prints SARIF that describes the kinds of change that it holds", async () => {
    const ended = await docwright(projectWithNewDocs(), "diff", "docs", "new", "--format", "sarif");
    const log = JSON.parse(ended.stdout) as {
      runs: [{ tool: { driver: { rules: { id: string }[] } }; results: object[] }];
    };
    expect(log.runs[0].tool.driver.rules.map(({ id }) => id).sort()).toEqual(["property-added", "property-removed"]);
    expect(log.runs[0].results).toMatchObject([{ level: "error", ruleId: "property-removed" }, { level: "note" }]);
  });

  it("prints Markdown in which nothing from a page has a meaning", async () => {
    const folder = lampProject({
      "new/api/lamp-get.md": lampGetPage,
      "new/resources/lamp.md": lampPage.replace("|power|", "|\\<b>power\\</b>|"),
    });
    const ended = await docwright(folder, "diff", "docs", "new", "--format", "markdown");
    expect(ended.stdout).toMatch(/^## API changes\n\n1 breaking, .* Version step: \*\*major\*\*\.\n/);
    expect(ended.stdout).toContain("| docs/resources/lamp.md:18 | property-removed |");
    expect(ended.stdout.replaceAll(/`[^`]*`/g, "")).not.toContain("<b>");
  });

  it("fails on the level that is asked for and above", async () => {
    const folder = projectWithNewDocs();
    const codes: unknown[] = [];
    for (const level of ["none", "breaking", "non-breaking", "docs-only"]) {
      codes.push((await docwright(folder, "diff", "docs", "new", "--fail-on", level)).code);
    }
    const back = await docwright(folder, "diff", "docs", "docs", "--fail-on", "docs-only");
    expect([...codes, back.code, back.stdout]).toEqual([0, 1, 1, 1, 0, "No changes.\n"]);
  });

  it("takes severities from the config, and names a kind of change that there is not", async () => {
    const folder = projectWithNewDocs();
    const config = (id: string): void => {
      writeFileSync(
        join(folder, "docwright.config.json"),
        JSON.stringify({ docs: "docs", diff: { severities: { [id]: "off" } } }),
      );
    };
    config("property-removed");
    expect((await docwright(folder, "diff", "docs", "new", "--fail-on", "breaking")).code).toBe(0);
    config("property-remove");
    const ended = await docwright(folder, "diff", "docs", "new");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^docwright: Unknown change kind property-remove\. Did you mean property-removed\?/);
  });

  it("takes model files and metadata for operands", async () => {
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

  it("compares with a git revision, and touches neither work tree nor index", async () => {
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

  it("finds nothing changed where the docs were only reflowed", async () => {
    const folder = lampProject({
      "new/api/lamp-get.md": lampGetPage.replaceAll("\n", "\r\n"),
      "new/resources/a-lamp.md": lampPage,
    });
    expect((await docwright(folder, "diff", "docs", "new")).stdout).toBe("No changes.\n");
  });
});

describe("docs at a revision", { timeout: 60_000 }, () => {
  it("are the same pages as on disk: nothing hidden, and no links", async () => {
    const other = lampPage.replaceAll("lamp", "torch");
    const folder = lampProject({ "docs/.torch.md": other, "docs/.drafts/torch.md": other, "torch.md": other });
    symlinkSync("../torch.md", join(folder, "docs/torch.md"));
    symlinkSync(".", join(folder, "docs/loop"));
    commitAll(folder);
    expect(await docwright(folder, "diff", "git:HEAD")).toEqual({ code: 0, stdout: "No changes.\n", stderr: "" });
  });
});

describe("a comparison that cannot be made", { timeout: 60_000 }, () => {
  it.each([
    ["nowhere docs", /nowhere is not there; name a docs folder, a model or CSDL file, or git:REVISION/],
    ["docs notes.txt", /notes\.txt is neither a model \(JSON\) nor metadata/],
    ["docs other.json", /other\.json is not a model of this docwright version: the model must have required property/],
    ["docs broken.json", /broken\.json is not JSON/],
    ["docs prose", /Of 1 Markdown file, none is an API page/],
    ["docs large", /docs\.md cannot be read, so it cannot be compared/],
    ["docs binary", /docs\.md cannot be read, so it cannot be compared/],
    ["docs nested", /docs\.md cannot be read, so it cannot be compared/],
    ["git:nothing", /does not have the git revision nothing/],
    ["git:--output=x", /"--output=x" is not a git revision/],
    ["git:HEAD:elsewhere", /Commit [0-9a-f]{12} does not have the folder elsewhere/],
    ["git:HEAD:../..", /is not in a git repository/],
  ])("docwright diff %s: says why, and exits with 2", async (operands, message) => {
    const folder = lampProject({
      "notes.txt": "mine",
      "other.json": '{ "name": "a package" }',
      "broken.json": '{ "format": 1,',
      "prose/readme.md": "# Nothing about an API\n",
    });
    commitAll(folder);
    const nested = { "nested/docs.md": `${">".repeat(500)} deep\n`, "nested/lamp.md": lampPage };
    putFiles(folder, { "large/lamp.md": lampPage, "binary/lamp.md": lampPage, ...nested });
    writeFileSync(join(folder, "large/docs.md"), Buffer.alloc(2 * 1024 * 1024, 65));
    writeFileSync(join(folder, "binary/docs.md"), Buffer.from([0x89, 0x50, 0, 1, 0, 0, 7, 0, 0]));
    const ended = await docwright(folder, "diff", ...operands.split(" "));
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });

  it("says so outside of any repository", async () => {
    const ended = await docwright(lampProject(), "diff", "git:HEAD");
    expect(ended.stderr).toMatch(/^docwright: .*docs is not in a git repository: not a git repository/);
    expect(ended.code).toBe(2);
  });
});
