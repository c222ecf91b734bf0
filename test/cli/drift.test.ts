import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";
import { parseLockFile, printLockFile } from "../../generator/output/lock-file.js";
import { docwright } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampFiles, lampGetPage, lampProject } from "./lamp-docs.js";

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

/** The project that each test copies, because generating an SDK takes a second. */
let original: string;

beforeAll(async () => {
  original = realpathSync(mkdtempSync(join(tmpdir(), "docwright-")));
  putFiles(original, {
    ...lampFiles,
    "docs/api/lamp-delete.md": lampGetPage.replace("Get lamp", "Delete lamp").replace("GET /lamps", "DELETE /shades"),
  });
  await docwright(original, "generate", "--quiet");
  commitAll(original);
});

afterAll(() => {
  rmSync(original, { recursive: true, force: true });
});

/** Creates a committed project with an SDK that is up to date. */
function generated(): string {
  const folder = scratchFolder();
  cpSync(original, folder, { recursive: true });
  return folder;
}

function replaceIn(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

describe("docwright drift", () => {
  it("finds nothing if the SDK matches the docs", async () => {
    const folder = generated();
    expect(await docwright(folder, "drift")).toMatchObject({
      code: 0,
      stdout: "sdk is up to date.\n",
      stderr: "",
    });
  });

  it("lists hand edits with their lines, stale files, changes on a page and a removed page", async () => {
    const folder = generated();
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

  it("lists missing files", async () => {
    const folder = generated();
    const [operations = ""] = readdirSync(join(folder, "sdk/src/operations"));
    rmSync(join(folder, "sdk/src/operations", operations));
    expect((await drift(folder)).found).toMatchObject([
      { rule: "output-missing", file: `sdk/src/operations/${operations}` },
    ]);
  });

  it("lists a module in src that docwright did not generate", async () => {
    const folder = generated();
    writeFileSync(join(folder, "sdk/src/models/mine.ts"), "export {};\n");
    expect(await drift(folder)).toMatchObject({
      code: 1,
      found: [{ rule: "output-added", file: "sdk/src/models/mine.ts" }],
    });
    const { code, stdout, stderr } = await docwright(folder, "generate", "--check");
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("Delete the added modules, or move them out of src.");
    expect(stdout + stderr).not.toContain("docwright generate");
  });

  it("lists the lines of a hand edit outside a git repository", async () => {
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
      "a file was edited and is outdated",
      (folder) => {
        appendFileSync(join(folder, "sdk/src/models/lamp.ts"), "// mine\n");
        replaceIn(join(folder, "docs/resources/lamp.md"), "|power|Int32|", "|power|String|");
      },
    ],
    [
      "a file was deleted",
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
      "a page changed without effect on the SDK",
      (folder) => {
        replaceIn(join(folder, "docs/resources/lamp.md"), "|power|Int32|", "|power|Int64|");
      },
    ],
    [
      "a page was removed",
      (folder) => {
        rmSync(join(folder, "docs/api/lamp-delete.md"));
      },
    ],
    [
      "a page was added",
      (folder) => {
        const page = readFileSync(join(folder, "docs/api/lamp-delete.md"), "utf8");
        writeFileSync(join(folder, "docs/api/shade-delete.md"), page.replaceAll(/shade|lamp/g, "bulb"));
      },
    ],
    [
      "the lock file has no drafts",
      (folder) => {
        const file = join(folder, "sdk/docwright.lock.json");
        const { drafts, digest, ...lock } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
        expect([drafts, digest]).not.toContain(undefined);
        writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
      },
    ],
    [
      "the lock file has another version",
      (folder) => {
        const file = join(folder, "sdk/docwright.lock.json");
        writeFileSync(file, printLockFile({ ...parseLockFile(readFileSync(file, "utf8")), generator: "9.0.0" }));
      },
    ],
  ])("lists the same files as generate --check if %s", async (_, arrange) => {
    const folder = generated();
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
  ])("reports a hand edit in the format %s", async (format, line) => {
    const folder = generated();
    const readme = join(folder, "sdk/README.md");
    const lines = readFileSync(readme, "utf8").split("\n");
    writeFileSync(readme, lines.toSpliced(2, 1, "mine").join("\n"));
    const ended = await docwright(folder, "drift", "--format", format);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(line);
  });

  it("updates the SDK with --update, and warns about lost edits", async () => {
    const folder = generated();
    const before = filesIn(join(folder, "sdk"));
    appendFileSync(join(folder, "sdk/README.md"), "mine\n");
    const { code, found, stderr } = await drift(folder, "--update");
    expect({ code, found }).toEqual({ code: 0, found: [] });
    expect(stderr).toContain("warning: sdk/README.md was edited by hand and has been overwritten");
    expect(filesIn(join(folder, "sdk"))).toEqual(before);
    expect((await docwright(folder, "drift")).code).toBe(0);
  });

  it("prints what it changed with --update, not the differences that it removed", async () => {
    const folder = generated();
    appendFileSync(join(folder, "sdk/README.md"), "mine\n");
    rmSync(join(folder, "sdk/package.json"));
    const ended = await docwright(folder, "drift", "--update");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /^ {2}changed {2}README\.md\n {2}new {6}package\.json\nWrote \d+ files to sdk: 1 new, 1 changed, 0 removed, \d+ unchanged\.\n$/,
    );
  });

  it.each<[string, RegExp, (folder: string) => void]>([
    ["there is no repository", /in .*sdk: not a git repository/, () => undefined],
    [
      "there is no commit",
      /docwright\.lock\.json in .*: your current branch/,
      (folder) => git(folder, "init", "-qb", "main"),
    ],
    [
      "the SDK is not committed",
      /docwright\.lock\.json is not committed\./,
      (folder) => {
        commitAll(folder, ":!sdk");
      },
    ],
    [
      "the docs are not committed",
      /Commit [0-9a-f]{12} does not have the folder docs\./,
      (folder) => {
        commitAll(folder, ":!docs");
      },
    ],
    [
      "the docs changed before they were committed",
      /The SDK was not generated from the docs at commit [0-9a-f]{12}\./,
      (folder) => {
        replaceIn(join(folder, "docs/resources/lamp.md"), "|colour|String|", "|colour|Int32|");
        commitAll(folder);
      },
    ],
    ["git is not installed", /git is not installed/, () => vi.stubEnv("PATH", "")],
  ])("gives the reason why the changes are not available if %s", async (_, why, arrange) => {
    const folder = lampProject();
    await docwright(folder, "generate", "--quiet");
    arrange(folder);
    replaceIn(join(folder, "docs/resources/lamp.md"), "|power|Int32|", "|power|String|");
    const ended = await docwright(folder, "drift");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(
      /error +Out of date: the docs now produce different content\. Run `docwright generate`\. +output-outdated/,
    );
    const [, reason] =
      /^Cannot list the changes in the docs since the SDK was generated: (.*)$/m.exec(ended.stdout) ?? [];
    expect(reason).toMatch(why);
  });

  it("reports every file as missing if there is no SDK", async () => {
    const { code, found } = await drift(lampProject());
    expect(code).toBe(1);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(["output-missing"]));
  });

  it.each([
    ["a missing docs folder", ["--docs", "nowhere", "--out", "sdk"], /nowhere/],
    ["a missing output folder", ["--docs", "docs"], /set one with --out/],
  ])("rejects %s", async (_, args, message) => {
    const ended = await docwright(lampProject(), "drift", ...args);
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });

  it("rejects an unreadable lock file", async () => {
    const folder = generated();
    writeFileSync(join(folder, "sdk/docwright.lock.json"), "<<<<<<< HEAD\n");
    const ended = await docwright(folder, "drift");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });
});
