import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planNotes } from "../../generator/cli/commands/generate/sdk-changelog.js";
import { readSettings } from "../../generator/cli/inputs/settings.js";
import type { ApiModel } from "../../generator/model/model.js";
import { readLockFile } from "../../generator/output/compare-output.js";
import { readApi } from "../../generator/pipeline.js";
import { filesIn } from "../output/scratch-folder.js";
import { docwright, spawnDocwright } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

/** Returns the changelog of the SDK, with the word DATE instead of dates. */
function notesOf(folder: string): string {
  return readFileSync(join(folder, "sdk/CHANGELOG.md"), "utf8").replace(/\d{4}-\d\d-\d\d/g, "DATE");
}

describe("`docwright generate --changelog`", () => {
  test("adds the changes since the last commit of the SDK to an existing changelog", async () => {
    const folder = lampProject();
    await docwright(folder, "generate", "--changelog", "--quiet");
    expect(existsSync(join(folder, "sdk/CHANGELOG.md"))).toBe(false);
    commitAll(folder);

    writeFileSync(join(folder, "docs/resources/lamp.md"), lampPage.replace("|colour|", "|color|"));
    await docwright(folder, "generate", "--changelog", "--quiet");
    const first = notesOf(folder);
    expect(first).toMatch(/^# Changelog\n\n## [^\n]*DATE\n\n### \[lamp\]\(\.\.\/docs\/resources\/lamp\.md\)\n\n- /);
    expect(await docwright(folder, "generate", "--check")).toMatchObject({ code: 0 });
    await docwright(folder, "generate", "--changelog", "--quiet");
    expect(notesOf(folder)).toBe(first);

    writeFileSync(join(folder, "sdk/CHANGELOG.md"), first.replace("# Changelog\n", "# What is new\n\nBy hand.\n"));
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=More");
    writeFileSync(join(folder, "docs/api/lamp-get.md"), lampGetPage.replace("/lamps/{id}", "/lights/{id}"));
    await docwright(folder, "generate", "--changelog", "--quiet");
    const second = notesOf(folder);
    expect(second).toMatch(/^# What is new\n\nBy hand\.\n\n## [^\n]*DATE\n[^]*lights/);
    expect(second.endsWith(first.replace("# Changelog\n", ""))).toBe(true);
  });

  test("adds the changes that another command wrote to the SDK, whether or not they are committed", async () => {
    const folder = lampProject();
    await docwright(folder, "generate", "--changelog", "--quiet");
    commitAll(folder);

    writeFileSync(join(folder, "docs/resources/lamp.md"), lampPage.replace("|colour|", "|color|"));
    await docwright(folder, "drift", "--update", "--quiet");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=Update");
    writeFileSync(join(folder, "docs/api/lamp-get.md"), lampGetPage.replace("/lamps/{id}", "/lights/{id}"));
    await docwright(folder, "generate", "--quiet");
    expect(existsSync(join(folder, "sdk/CHANGELOG.md"))).toBe(false);

    await docwright(folder, "generate", "--changelog", "--quiet");
    const notes = notesOf(folder);
    expect(notes).toMatch(/`color`[^]*lights|lights[^]*`color`/);
    expect(await docwright(folder, "drift")).toMatchObject({ code: 0 });
    expect((await docwright(folder, "generate", "--changelog")).stdout).toContain("No API changes for the changelog.");
    expect(notesOf(folder)).toBe(notes);
  });

  test("adds the changes once if several runs start at the same time", async () => {
    const folder = lampProject();
    await docwright(folder, "generate", "--changelog", "--quiet");
    commitAll(folder);
    writeFileSync(join(folder, "docs/resources/lamp.md"), lampPage.replace("|colour|", "|color|"));
    const runs = Array.from({ length: 3 }, () => spawnDocwright(folder, "generate", "--changelog", "--quiet"));
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(notesOf(folder).match(/^## /gm)).toHaveLength(1);
    expect(await docwright(folder, "drift")).toMatchObject({ code: 0 });
  });

  test("does not write the SDK if another run has written the SDK of other docs since the notes were made", async () => {
    const folder = lampProject();
    const sdk = join(folder, "sdk");
    const settings = await readSettings({ config: join(folder, "docwright.config.json"), cache: false, color: false });
    const modelOf = async (): Promise<ApiModel> => (await readApi(settings)).model;
    await docwright(folder, "generate", "--changelog", "--quiet");
    commitAll(folder);
    writeFileSync(join(folder, "docs/resources/lamp.md"), lampPage.replace("|colour|", "|color|"));
    const { edit, isEmpty } = await planNotes(sdk, await modelOf(), settings, undefined);
    expect(isEmpty).toBe(false);
    const lock = readLockFile(sdk);
    expect(edit(null, lock)).toMatch(/^# Changelog\n\n## /);
    if (lock === null) throw new Error("The SDK does not have a lock file.");
    expect(() => edit(null, { ...lock, changelog: "another digest" })).toThrow(/Another run changed the SDK/);
  });

  test("changes no file if the earlier docs are not available", async () => {
    const folder = lampProject();
    await docwright(folder, "generate", "--quiet");
    writeFileSync(join(folder, "docs/resources/lamp.md"), lampPage.replace("|colour|", "|color|"));
    const before = filesIn(folder);
    const ended = await docwright(folder, "generate", "--changelog");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^docwright: CHANGELOG\.md cannot be updated\. .*: not a git repository/);
    expect(filesIn(folder)).toEqual(before);
  });
});
