import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { filesIn } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampGetPage, lampProject } from "./lamp-docs.js";

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly endLine?: number;
}

async function drift(
  folder: string,
  ...args: string[]
): Promise<{ code: number | null; found: readonly Found[]; stderr: string }> {
  const ended = await docwright(folder, "drift", "--format", "json", ...args);
  const { findings } = JSON.parse(ended.stdout) as { findings: readonly Found[] };
  return { code: ended.code, found: findings, stderr: ended.stderr };
}

/** A project whose SDK is up to date, committed. */
async function generated(): Promise<string> {
  const folder = lampProject({
    "docs/api/lamp-delete.md": lampGetPage.replace("Get lamp", "Delete lamp").replace("GET /lamps", "DELETE /shades"),
  });
  await docwright(folder, "generate", "--quiet");
  commitAll(folder);
  return folder;
}

function replaceIn(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

describe("docwright drift", { timeout: 120_000 }, () => {
  it("finds nothing where the SDK is what the docs give", async () => {
    const folder = await generated();
    expect(await docwright(folder, "drift")).toMatchObject({
      code: 0,
      stdout: "sdk is what the docs give.\n",
      stderr: "",
    });
  });

  it("names a hand edit with its lines, a stale file, what changed on a page, and a page that went", async () => {
    const folder = await generated();
    const readme = join(folder, "sdk/README.md");
    const lines = readFileSync(readme, "utf8").split("\n");
    writeFileSync(readme, [...lines.slice(0, 2), "mine", "mine too", ...lines.slice(3)].join("\n"));
    replaceIn(join(folder, "docs/resources/lamp.md"), "|power|Int32|", "|power|Int64|");
    rmSync(join(folder, "docs/api/lamp-delete.md"));

    const { code, found } = await drift(folder);
    expect(code).toBe(1);
    expect(found).toContainEqual(
      expect.objectContaining({ rule: "output-edited", file: "sdk/README.md", line: 3, endLine: 4 }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ rule: "property-type-changed", file: "docs/resources/lamp.md", line: 18 }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ rule: "operation-removed", file: "docs/api/lamp-delete.md" }),
    );
    expect(found.some(({ rule, file }) => rule === "output-outdated" && file.startsWith("sdk/"))).toBe(true);
    expect(found).toContainEqual(
      expect.objectContaining({ rule: "output-stale", file: expect.stringMatching(/^sdk\/.*shades/) as string }),
    );
    expect(found.filter(({ rule }) => !rule.startsWith("output-")).length).toBe(2);
  });

  it("names files that are missing, stale or not generated", async () => {
    const folder = await generated();
    const [operations = ""] = readdirSync(join(folder, "sdk/src/operations"));
    rmSync(join(folder, "sdk/src/operations", operations));
    expect((await drift(folder)).found).toMatchObject([
      { rule: "output-missing", file: `sdk/src/operations/${operations}` },
    ]);
  });

  it("names a module that someone put among the generated ones", async () => {
    const folder = await generated();
    writeFileSync(join(folder, "sdk/src/models/mine.ts"), "export {};\n");
    expect(await drift(folder)).toMatchObject({
      code: 1,
      found: [{ rule: "output-added", file: "sdk/src/models/mine.ts" }],
    });
    const { code, stdout, stderr } = await docwright(folder, "generate", "--check");
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("what no run generated is to be deleted, or kept outside of src");
    expect(stdout + stderr).not.toContain("brings it up to date");
  });

  it("names the lines of an edit to an SDK that is in no repository", async () => {
    const folder = lampProject();
    await docwright(folder, "generate", "--quiet");
    const readme = join(folder, "sdk/README.md");
    writeFileSync(readme, readFileSync(readme, "utf8").split("\n").toSpliced(2, 1, "mine").join("\n"));
    expect((await drift(folder)).found).toMatchObject([{ rule: "output-edited", file: "sdk/README.md", line: 3 }]);
  });

  it.each<[string, (folder: string) => void]>([
    ["nothing changed", () => undefined],
    [
      "a file was edited",
      (folder) => {
        appendFileSync(join(folder, "sdk/src/client.ts"), "// mine\n");
      },
    ],
    [
      "a file was edited that the docs give otherwise",
      (folder) => {
        appendFileSync(join(folder, "sdk/src/models/lamp.ts"), "// mine\n");
        replaceIn(join(folder, "docs/resources/lamp.md"), "|power|Int32|", "|power|String|");
      },
    ],
    [
      "a file is gone",
      (folder) => {
        rmSync(join(folder, "sdk/package.json"));
      },
    ],
    [
      "a page changed",
      (folder) => {
        replaceIn(join(folder, "docs/resources/lamp.md"), "|power|Int32|", "|power|String|");
      },
    ],
    [
      "a page changed in what the SDK does not say",
      (folder) => {
        replaceIn(join(folder, "docs/resources/lamp.md"), "|power|Int32|", "|power|Int64|");
      },
    ],
    [
      "a page went",
      (folder) => {
        rmSync(join(folder, "docs/api/lamp-delete.md"));
      },
    ],
    [
      "a page is new",
      (folder) => {
        const page = readFileSync(join(folder, "docs/api/lamp-delete.md"), "utf8");
        writeFileSync(join(folder, "docs/api/shade-delete.md"), page.replaceAll(/shade|lamp/g, "bulb"));
      },
    ],
    [
      "the lock file is of a version that made no drafts",
      (folder) => {
        const file = join(folder, "sdk/docwright.lock.json");
        const { drafts, ...lock } = JSON.parse(readFileSync(file, "utf8")) as { readonly drafts: unknown };
        expect(drafts).toBeDefined();
        writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
      },
    ],
    [
      "the lock file is of another version",
      (folder) => {
        replaceIn(join(folder, "sdk/docwright.lock.json"), '"generator": "', '"generator": "9.');
      },
    ],
  ])("names the same files as generate --check where %s", async (_, arrange) => {
    const folder = await generated();
    arrange(folder);
    const { found } = await drift(folder);
    const { stdout } = await docwright(folder, "generate", "--check");
    const named = found.filter(({ rule }) => rule.startsWith("output-")).map(({ rule, file }) => `${rule} ${file}`);
    const checked = [...stdout.matchAll(/^ {2}(\w+) +(\S+)$/gm)].map(([, kind, path]) => `output-${kind} sdk/${path}`);
    expect(named.sort()).toEqual(checked.sort());
  });

  it.each([
    ["pretty", /^sdk\/README\.md\n +3:1 +error .* output-edited$/m],
    ["json", /"rule": "output-edited"/],
    ["markdown", /## sdk\/README\.md\n[^]*output-edited/],
    ["github", /^::error file=sdk\/README\.md,line=3,/m],
    ["sarif", /"ruleId": "output-edited"/],
    ["junit", /<testcase [^>]*output-edited/],
  ])("names an edit as %s", async (format, line) => {
    const folder = await generated();
    const readme = join(folder, "sdk/README.md");
    const lines = readFileSync(readme, "utf8").split("\n");
    writeFileSync(readme, lines.toSpliced(2, 1, "mine").join("\n"));
    const ended = await docwright(folder, "drift", "--format", format);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(line);
  });

  it("brings the SDK up to date where that is asked for, and says which edit was lost", async () => {
    const folder = await generated();
    const before = filesIn(join(folder, "sdk"));
    appendFileSync(join(folder, "sdk/README.md"), "mine\n");
    const { code, stderr } = await drift(folder, "--update");
    expect(code).toBe(0);
    expect(stderr).toContain("warning: sdk/README.md had been edited by hand and was overwritten");
    expect(filesIn(join(folder, "sdk"))).toEqual(before);
    expect((await docwright(folder, "drift")).code).toBe(0);
  });

  it.each<[string, RegExp, (folder: string) => void]>([
    ["there is no repository", /in .*sdk: not a git repository/, () => undefined],
    [
      "there is no commit",
      /docwright\.lock\.json in .*: your current branch/,
      (folder) => git(folder, "init", "-qb", "main"),
    ],
    [
      "the SDK is in no commit",
      /docwright\.lock\.json is in no commit\./,
      (folder) => {
        commitAll(folder, ":!sdk");
      },
    ],
    [
      "the docs are in none",
      /Commit [0-9a-f]{12} does not have the folder docs\./,
      (folder) => {
        commitAll(folder, ":!docs");
      },
    ],
    [
      "the docs changed before they were committed",
      /The docs at commit [0-9a-f]{12} are not those that the SDK was generated from\./,
      (folder) => {
        replaceIn(join(folder, "docs/resources/lamp.md"), "|colour|String|", "|colour|Int32|");
        commitAll(folder);
      },
    ],
    ["git is not installed", /git is not installed/, () => vi.stubEnv("PATH", "")],
  ])("says why it cannot tell what changed where %s", async (_, why, arrange) => {
    const folder = lampProject();
    await docwright(folder, "generate", "--quiet");
    arrange(folder);
    replaceIn(join(folder, "docs/resources/lamp.md"), "|power|Int32|", "|power|String|");
    const ended = await docwright(folder, "drift");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/error +The docs give this file otherwise now\. +output-outdated/);
    const [, reason] =
      /^What changed in the docs since the SDK was generated cannot be told\. (.*)$/m.exec(ended.stdout) ?? [];
    expect(reason).toMatch(why);
  });

  it("takes a folder without an SDK for one that lacks every file", async () => {
    const { code, found } = await drift(lampProject());
    expect(code).toBe(1);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(["output-missing"]));
  });

  it.each([
    ["a folder that is none", ["--docs", "nowhere", "--out", "sdk"], /nowhere/],
    ["no folder for the SDK", ["--docs", "docs"], /name one with --out/],
  ])("refuses %s", async (_, args, message) => {
    const ended = await docwright(lampProject(), "drift", ...args);
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });

  it("refuses a lock file that it cannot read", async () => {
    const folder = await generated();
    writeFileSync(join(folder, "sdk/docwright.lock.json"), "<<<<<<< HEAD\n");
    const ended = await docwright(folder, "drift");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });
});
