import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
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
