import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

const broken = (page: string, name: string): string => `${page}\nSee [it](${name}.md).\n`;

const metadata = `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="microsoft.graph"><EntityType Name="lamp"><Key><PropertyRef Name="id"/></Key>
<Property Name="id" Type="Edm.String"/><Property Name="power" Type="Edm.Int64"/></EntityType></Schema></edmx:DataServices></edmx:Edmx>`;

/**
 * Creates a repository. Its current branch adds a property, and a second broken link on a page. `main` has a commit
 * that is not on the branch.
 */
function branch(): string {
  const folder = lampProject({ "docs/resources/lamp.md": broken(lampPage, "old"), "metadata.xml": metadata });
  commitAll(folder);
  git(folder, "switch", "--quiet", "--create", "work");
  git(folder, "switch", "--quiet", "main");
  rmSync(join(folder, "docs/api/lamp-get.md"));
  git(folder, "commit", "--quiet", "--all", "--message=Remove");
  git(folder, "switch", "--quiet", "work");
  const page = lampPage.replace("|power|", "|shade|String|What is around it.|\n|power|");
  writeFileSync(join(folder, "docs/resources/lamp.md"), broken(broken(page, "old"), "new"));
  return folder;
}

async function found(folder: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await docwright(folder, ...args, "--since", "main", "--format", "json");
  const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; message: string }[] };
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe("--since", () => {
  it("makes lint report only new findings", async () => {
    const folder = branch();
    expect(await found(folder, "lint", "--rule", "broken-link:error")).toEqual([expect.stringContaining("new.md")]);
    expect((await docwright(folder, "lint", "--since", "main", "--fail-on", "info")).code).toBe(1);
    git(folder, "stash", "--quiet");
    expect(await docwright(folder, "lint", "--since", "main", "--fail-on", "info")).toMatchObject({ code: 0 });
  });

  it("makes lint fail on new warnings, unless `--fail-on` sets another level", async () => {
    const folder = branch();
    expect((await docwright(folder, "lint")).code).toBe(0);
    expect((await docwright(folder, "lint", "--since", "main")).code).toBe(1);
    expect((await docwright(folder, "lint", "--since", "main", "--fail-on", "error")).code).toBe(0);
  });

  it("makes verify report only new findings", async () => {
    expect(await found(branch(), "verify", "metadata.xml")).toEqual([expect.stringContaining("`shade`")]);
  });

  it("prints the number of older findings", async () => {
    const folder = branch();
    git(folder, "stash", "--quiet");
    expect(await docwright(folder, "lint", "--since", "main")).toMatchObject({
      code: 0,
      stdout: "No new findings on 2 pages.\n",
      stderr: expect.stringMatching(
        /^Not shown: 3 findings that the merge base with main already has\.\ndocwright assumes these facts, /,
      ) as string,
    });
    expect(await docwright(folder, "verify", "metadata.xml", "--since", "main")).toMatchObject({
      code: 0,
      stdout: "No new findings for metadata.xml.\n",
      stderr: expect.stringMatching(/^Not shown: \d findings that the merge base with main already has\.\n$/) as string,
    });
  });

  it("reports a second occurrence of a finding that the baseline and the revision contain once", async () => {
    const folder = lampProject({ "docs/resources/lamp.md": broken(lampPage, "old") });
    commitAll(folder);
    await docwright(folder, "lint", "--baseline", "known.json", "--update-baseline");
    writeFileSync(join(folder, "docs/resources/lamp.md"), broken(broken(lampPage, "old"), "old"));
    expect(await found(folder, "lint", "--baseline", "known.json")).toEqual([expect.stringContaining("old.md")]);
  });

  it("compares with the merge base, not with the current state of the revision", async () => {
    const { stdout } = await docwright(branch(), "diff", "--since", "main", "--format", "json");
    const { changes } = JSON.parse(stdout) as { changes: readonly { id: string; name: string }[] };
    expect(changes.map(({ id, name }) => [id, name])).toEqual([["property-added", "shade"]]);
  });

  it.each([["lint"], ["diff"], ["verify", "metadata.xml"]])(
    "makes %s fail if the revision or the merge base does not exist",
    async (...args) => {
      const folder = branch();
      expect(await docwright(folder, ...args, "--since", "nowhere")).toMatchObject({
        code: 2,
        stdout: "",
        stderr: expect.stringContaining("If the clone is shallow, fetch more of its history") as string,
      });
      const unrelated = lampProject({ "docs/api/lamp-get.md": lampGetPage, "metadata.xml": metadata });
      commitAll(unrelated);
      git(unrelated, "checkout", "--quiet", "--orphan", "other");
      git(unrelated, "commit", "--quiet", "--message=Other");
      expect((await docwright(unrelated, ...args, "--since", "main")).code).toBe(2);
    },
  );

  it("fails if the clone does not have enough history", async () => {
    const clone = scratchFolder();
    const folder = branch();
    git(folder, "commit", "--quiet", "--all", "--message=Work");
    git(clone, "clone", "--quiet", "--depth=1", "--branch=work", `file://${folder}`, "clone");
    git(join(clone, "clone"), "fetch", "--quiet", "--depth=1", "origin", "main:main");
    const ended = await docwright(join(clone, "clone"), "diff", "--since", "main");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("fetch its whole history");
  });

  it("cannot be combined with the operand BASE of diff", async () => {
    const ended = await docwright(branch(), "diff", "git:main", "--since", "main");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("`docwright diff`", () => {
  it("lists the kinds of changes with `--kinds`", async () => {
    const { stdout } = await docwright(scratchFolder(), "diff", "--kinds");
    expect(stdout).toMatch(/^property-required-changed +breaking, non-breaking +A property became required, /m);
  });

  it("prints the documentation of one kind of change with `--explain`", async () => {
    const page = await docwright(scratchFolder(), "diff", "--explain", "route-changed");
    expect(page.stdout).toMatch(/^# route-changed\n[^]*GET \/library\/books\/\{id\}[^]*"route-changed": "off"/);
    expect((await docwright(scratchFolder(), "diff", "--explain", "routes")).code).toBe(2);
  });
});

describe("the baseline of verify", () => {
  it("can be set in the config", async () => {
    const folder = lampProject({
      "metadata.xml": metadata,
      "docwright.config.json": '{ "docs": "docs", "verify": { "baseline": "known.json" } }',
    });
    expect((await docwright(folder, "verify", "metadata.xml", "--update-baseline")).code).toBe(0);
    expect(await docwright(folder, "verify", "metadata.xml", "--fail-on", "info")).toMatchObject({ code: 0 });
  });
});
