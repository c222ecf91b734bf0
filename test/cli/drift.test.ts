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

/** A project with a generated SDK. Each test copies it, because generating an SDK takes a second. */
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

/** The note about assumed defaults. It is printed because the docs of this test do not name a host. */
const ASSUMED =
  "docwright assumes these facts, because the docs do not name them:\n  requests and tokens go to https://graph.microsoft.com/v1.0: no page names the host. Set baseUrl.\n";

describe("docwright drift", () => {
  it("reports no differences if the SDK matches the docs", async () => {
    const folder = generated();
    expect(await docwright(folder, "drift")).toMatchObject({
      code: 0,
      stdout: "sdk is up to date.\n",
      stderr: ASSUMED,
    });
  });

  it("lists hand-edited lines, files that the docs no longer produce, changes on a page, and a removed page", async () => {
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

  it("prints one line for files with the same difference, and lists the files with `--verbose`", async () => {
    const folder = generated();
    const folders = ["sdk/src/operations", "sdk/src/models"];
    const removed = folders.flatMap((path) => readdirSync(join(folder, path)).map((name) => `${path}/${name}`));
    for (const path of removed) rmSync(join(folder, path));
    const { stdout } = await docwright(folder, "drift");
    expect(stdout.match(/Missing\. Run `docwright generate`\./g)).toHaveLength(1);
    expect(stdout).toContain(`\n  ${String(removed.length)} files: sdk/src/`);
    const verbose = await docwright(folder, "drift", "--verbose");
    for (const path of removed) expect(verbose.stdout).toContain(path);
  });

  it("prints at most the number of findings in `--limit`, and counts all of them", async () => {
    const folder = generated();
    rmSync(join(folder, "sdk/package.json"));
    appendFileSync(join(folder, "sdk/README.md"), "mine\n");
    const { code, stdout } = await docwright(folder, "drift", "--limit", "1");
    expect(code).toBe(1);
    expect(stdout).toContain("Not shown: 1 finding (left out by --limit).\n2 findings in 2 files: 2 errors\n");
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
  ])("lists the same files as `generate --check` if %s", async (_, arrange) => {
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

  it("warns that `--update` overwrote hand edits", async () => {
    const folder = generated();
    const before = filesIn(join(folder, "sdk"));
    appendFileSync(join(folder, "sdk/README.md"), "mine\n");
    const { code, found, stderr } = await drift(folder, "--update");
    expect({ code, found }).toEqual({ code: 0, found: [] });
    expect(stderr).toContain("warning: sdk/README.md was edited by hand and has been overwritten");
    expect(filesIn(join(folder, "sdk"))).toEqual(before);
    expect((await docwright(folder, "drift")).code).toBe(0);
  });

  it("prints the written files instead of the differences if `--update` is set", async () => {
    const folder = generated();
    appendFileSync(join(folder, "sdk/README.md"), "mine\n");
    rmSync(join(folder, "sdk/package.json"));
    const ended = await docwright(folder, "drift", "--update");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /^ {2}changed {2}README\.md\n {2}new {6}package\.json\nUpdated sdk \(\d+ files\): 1 new, 1 changed, \d+ unchanged\.\n$/,
    );
  });

  it.each<[string, RegExp, (folder: string) => unknown]>([
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
    [
      "the SDK was updated and is not committed",
      /The SDK was not generated from the docs at commit [0-9a-f]{12}\. The SDK on disk is not committed\. To list the changes since this commit, restore its SDK with `git restore`, and run the command again\./,
      async (folder) => {
        commitAll(folder);
        replaceIn(join(folder, "docs/resources/lamp.md"), "|colour|String|", "|colour|Int32|");
        await docwright(folder, "drift", "--update", "--quiet");
      },
    ],
    ["git is not installed", /git, which is not installed/, () => vi.stubEnv("PATH", "")],
  ])("prints why it cannot list the changes of the docs if %s", async (_, why, arrange) => {
    const folder = lampProject();
    await docwright(folder, "generate", "--quiet");
    await arrange(folder);
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

  it("reports a missing SDK as one finding with the command that generates it", async () => {
    const folder = lampProject();
    const { code, found } = await drift(folder);
    expect(code).toBe(1);
    expect(found).toMatchObject([{ rule: "output-missing", file: "sdk", line: 1 }]);
    const ended = await docwright(folder, "drift", "docs", "--out", "sdk");
    expect(ended.stdout).toMatch(/\nGenerate the SDK: docwright generate --docs docs --out sdk\n$/);
    const checked = await docwright(folder, "generate", "--check");
    expect(checked).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/\nsdk does not have an SDK\. Run `docwright generate`\.\n$/) as string,
    });
  });

  it("warns if another version of docwright generated the SDK", async () => {
    const folder = generated();
    appendFileSync(join(folder, "sdk/package.json"), "\n");
    const file = join(folder, "sdk/docwright.lock.json");
    const setVersion = (generator: string): void => {
      writeFileSync(file, printLockFile({ ...parseLockFile(readFileSync(file, "utf8")), generator }));
    };
    setVersion("99.0.0");
    const newer = await docwright(folder, "drift");
    expect(newer.stdout).toContain("overwrites the edit. Instead, set its values with `sdk` in the config.");
    expect(newer.stderr).toMatch(
      /\nwarning: sdk was generated by docwright 99\.0\.0, which is newer than this version, .*\. Install 99\.0\.0 before you update the SDK\.\n$/,
    );
    setVersion("0.0.1");
    expect((await docwright(folder, "drift")).stderr).toMatch(
      /\nThe next run upgrades the SDK in sdk from docwright 0\.0\.1 to /,
    );
    expect((await docwright(folder, "generate")).stderr).toMatch(
      /^Upgraded the SDK in sdk from docwright 0\.0\.1 to /m,
    );
  });

  it.each(["99.0.0", "99.0.0-rc.1"])(
    "does not replace an SDK that docwright %s generated, unless `--allow-downgrade` is set",
    async (version) => {
      const folder = generated();
      const file = join(folder, "sdk/docwright.lock.json");
      const newer = printLockFile({ ...parseLockFile(readFileSync(file, "utf8")), generator: version });
      writeFileSync(file, newer);
      for (const command of [["generate"], ["generate", "--changelog"], ["drift", "--update"]]) {
        const refused = await docwright(folder, ...command);
        expect([refused.code, refused.stdout]).toEqual([2, ""]);
        expect(refused.stderr).toContain(
          `sdk was generated by docwright ${version}, which is newer than this version, `,
        );
        expect(refused.stderr).toContain(`Install ${version}, or pass --allow-downgrade`);
        expect(readFileSync(file, "utf8")).toBe(newer);
      }
      expect((await docwright(folder, "generate", "--check")).code).toBe(1);
      expect((await docwright(folder, "generate", "--allow-downgrade")).code).toBe(0);
      expect(readFileSync(file, "utf8")).not.toBe(newer);
      writeFileSync(file, newer);
      expect((await docwright(folder, "drift", "--update", "--allow-downgrade")).code).toBe(0);
      expect(readFileSync(file, "utf8")).not.toBe(newer);
    },
  );

  it("does not read a lock file of a newer format", async () => {
    const folder = generated();
    const file = join(folder, "sdk/docwright.lock.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"format": 1', '"format": 2'));
    for (const command of [["generate"], ["generate", "--allow-downgrade"], ["drift"], ["drift", "--update"]]) {
      const { code, stderr } = await docwright(folder, ...command);
      expect(code).toBe(2);
      expect(stderr).toContain("has format 2, but this version of docwright supports only format 1");
    }
  });

  it("prints the command that updates the SDK, with the options of the current command", async () => {
    const folder = generated();
    rmSync(join(folder, "sdk/package.json"));
    const ended = await docwright(folder, "drift", "--config", "docwright.config.json");
    expect(ended.stdout).toMatch(/\nUpdate the SDK: docwright drift --config docwright\.config\.json --update\n$/);
  });

  it.each([
    ["a missing docs folder", ["--docs", "nowhere", "--out", "sdk"], /nowhere/],
    ["a missing output folder", ["--docs", "docs"], /set one with --out/],
  ])("rejects %s", async (_, args, message) => {
    const ended = await docwright(lampProject(), "drift", ...args);
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });

  it("rejects a lock file with the conflict markers of git", async () => {
    const folder = generated();
    writeFileSync(join(folder, "sdk/docwright.lock.json"), "<<<<<<< HEAD\n");
    const ended = await docwright(folder, "drift");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
  });
});
