import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentDigest, fileDigest, parseLockFile, printLockFile } from "../../generator/output/lock-file.js";
import { checkOutput, writeOutput, type Output } from "../../generator/output/write-output.js";
import { docwright } from "../cli/docwright.js";
import { lampProject } from "../cli/lamp-docs.js";
import { filesIn, putFiles, scratchFolder } from "./scratch-folder.js";

function sdk(files: Readonly<Record<string, string>>): Output {
  return {
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    origin: { generator: "1.0.0", model: "abc", config: {}, drafts: new Map() },
  };
}

const next = sdk({ "a.ts": "2\n", "b.ts": "2\n" });

/** Files of the user. `.docwright/old/0` looks like the backup of a killed run, but there was no such run. */
const own = { "notes.txt": "mine", ".git/config": "mine", "node_modules/ky/index.js": "ky" };

interface Entry {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Returns the text of a journal with a correct digest. Anyone who reads docwright's code can write such a journal. */
function journal(...files: readonly Entry[]): string {
  return JSON.stringify({ files, digest: contentDigest(files) });
}

const mine = fileDigest("mine");
const planted = fileDigest("planted");
const old = fileDigest("1\n");

const journals: readonly (readonly [what: string, text: string])[] = [
  ["is empty", ""],
  ["is null", "null"],
  ["is truncated", journal({ path: "a.ts", before: old, after: null }).slice(0, 40)],
  ["is a list", "[]"],
  ["is a number", "7"],
  ["has the format of an earlier version", '{"kept":[],"added":["notes.txt"]}'],
  ["does not have a digest", '{"files":[{"path":"notes.txt","before":null,"after":null}]}'],
  ["was edited", journal({ path: "b.ts", before: null, after: mine }).replace("b.ts", "notes.txt")],
  ["has an entry without a path", journal({ path: 7, before: null, after: null } as unknown as Entry)],
  ["removes a file that the run did not write", journal({ path: "notes.txt", before: null, after: old })],
  ["removes a file above the folder", journal({ path: "../victim.txt", before: null, after: mine })],
  ["removes a file by an absolute path", journal({ path: "/etc/hostname", before: null, after: mine })],
  ["removes a file of git", journal({ path: ".git/config", before: null, after: mine })],
  ["removes a file of a dependency", journal({ path: "node_modules/ky/index.js", before: null, after: null })],
  ["removes a file through a link", journal({ path: "link/victim.txt", before: null, after: mine })],
  ["removes a link", journal({ path: "victim-link", before: null, after: mine })],
  ["restores a file that docwright did not generate", journal({ path: "notes.txt", before: planted, after: mine })],
  ["restores a new file that docwright did not generate", journal({ path: "x.ts", before: planted, after: null })],
  ["restores a file from another backup", journal({ path: "a.ts", before: mine, after: old })],
  ["restores a file through a link", journal({ path: "link/new.txt", before: planted, after: null })],
  ["restores a file above the folder", journal({ path: "../new.txt", before: planted, after: null })],
];

describe(`the journal of a killed run (${journals.length} journals)`, () => {
  it.each(journals)("is refused, and no file changes, if it %s", async (_, text) => {
    const scratch = scratchFolder();
    const folder = join(scratch, "sdk");
    putFiles(scratch, { "victim.txt": "mine" });
    await writeOutput(folder, sdk({ "a.ts": "1\n" }));
    putFiles(folder, { ...own, ".docwright/journal.json": text, ".docwright/old/0": "planted" });
    symlinkSync(scratch, join(folder, "link"));
    symlinkSync(join(scratch, "victim.txt"), join(folder, "victim-link"));
    const files = filesIn(scratch);
    for (const run of [
      () => writeOutput(folder, next),
      () => Promise.resolve().then(() => checkOutput(folder, next)),
    ]) {
      await expect(run()).rejects.toMatchObject({ name: "UsageError" });
      expect(filesIn(scratch)).toEqual(files);
    }
  });

  it.each(["", "null", "{"])(
    "makes `docwright generate` fail and print which file to delete if the journal is %j",
    async (text) => {
      const folder = lampProject({ "sdk/.docwright/journal.json": text });
      const ended = await docwright(folder, "generate");
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toMatch(/^docwright: .* Delete .*sdk.\.docwright.journal\.json and run .*generate.*\.\n$/);
      putFiles(folder, { "sdk/.docwright/journal.json": text });
      expect((await docwright(folder, "drift")).code).toBe(2);
    },
  );

  it("is refused if the user changed a file after the kill", async () => {
    const folder = scratchFolder();
    await writeOutput(folder, sdk({ "a.ts": "1\n" }));
    putFiles(folder, { "a.ts": "edited", ".docwright/old/0": "1\n" });
    putFiles(folder, { ".docwright/journal.json": journal({ path: "a.ts", before: old, after: null }) });
    await expect(writeOutput(folder, next)).rejects.toThrow(/a\.ts was changed after the run was killed/);
    expect(filesIn(folder)).toMatchObject({ "a.ts": "edited" });
  });
});

describe("a lock file that lists a file of the user", () => {
  it("does not make docwright overwrite or remove the user's file if the lock file lacks the digest of this file", async () => {
    const folder = scratchFolder();
    await writeOutput(folder, sdk({ "a.ts": "1\n" }));
    const { digest: _, ...lock } = JSON.parse(filesIn(folder)["docwright.lock.json"] ?? "") as Record<string, unknown>;
    const files = { "b.ts": "0", "notes.txt": "0", "a.ts": old };
    putFiles(folder, {
      "b.ts": "mine",
      "notes.txt": "mine",
      "docwright.lock.json": JSON.stringify({ ...lock, files }),
    });
    await expect(writeOutput(folder, next)).rejects.toThrow(/b\.ts was not generated by docwright/);
    await writeOutput(folder, sdk({ "a.ts": "2\n" }));
    expect(filesIn(folder)).toMatchObject({ "a.ts": "2\n", "b.ts": "mine", "notes.txt": "mine" });
  });

  it("does not make docwright remove the user's file, even if the digest of the lock file is valid", async () => {
    const folder = scratchFolder();
    await writeOutput(folder, sdk({ "a.ts": "1\n" }));
    const mine = { ".env": "mine", "keys/id_rsa": "mine", "src/b.ts": "mine" };
    const lock = parseLockFile(filesIn(folder)["docwright.lock.json"] ?? "");
    const files = new Map([...lock.files, ...Object.keys(mine).map((path) => [path, old] as const)]);
    putFiles(folder, { ...mine, "docwright.lock.json": printLockFile({ ...lock, files }) });
    await writeOutput(folder, sdk({ "a.ts": "2\n" }));
    expect(filesIn(folder)).toMatchObject({ "a.ts": "2\n", ...mine });
  });

  it("is refused if a path leads out of the folder", async () => {
    const scratch = scratchFolder();
    const folder = join(scratch, "sdk");
    putFiles(scratch, { "victim.txt": "mine" });
    await writeOutput(folder, sdk({ "a.ts": "1\n" }));
    const lock = parseLockFile(filesIn(folder)["docwright.lock.json"] ?? "");
    for (const path of ["../victim.txt", "/etc/hostname", ".git/config", "node_modules/x.js", "a/../../victim.txt"]) {
      putFiles(folder, { "docwright.lock.json": printLockFile({ ...lock, files: new Map([[path, mine]]) }) });
      await expect(writeOutput(folder, next)).rejects.toThrow(/is not a valid path/);
    }
    expect(filesIn(scratch)).toMatchObject({ "victim.txt": "mine" });
  });
});
