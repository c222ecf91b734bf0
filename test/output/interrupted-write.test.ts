import fs from "node:fs";
import { hostname } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { checkOutput, recoverOutput, writeOutput, type Output } from "../../generator/output/write-output.js";
import { filesIn, putFiles, scratchFolder } from "./scratch-folder.js";

const disk = vi.hoisted(() => {
  /**
   * `after`: the number of writing calls that succeed before one fails. `lasting`: whether all later calls fail too,
   * because a killed process writes nothing more.
   */
  const fault = { after: Infinity, lasting: false };
  const failing =
    <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
    (...args: Args): Result => {
      fault.after -= 1;
      if (fault.after === -1 || (fault.after < -1 && fault.lasting)) {
        throw Object.assign(new Error("EIO: i/o error"), { code: "EIO", syscall: "write" });
      }
      return call(...args);
    };
  return { fault, failing };
});

vi.mock("node:fs", async (original) => {
  const real = await original<typeof fs>();
  const { failing } = disk;
  return {
    ...real,
    linkSync: failing(real.linkSync),
    renameSync: failing(real.renameSync),
    rmdirSync: failing(real.rmdirSync),
    rmSync: failing(real.rmSync),
    unlinkSync: failing(real.unlinkSync),
    writeFileSync: failing(real.writeFileSync),
  };
});

function sdk(files: Readonly<Record<string, string>>): Output {
  return {
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    origin: { generator: "1.0.0", model: "abc", config: {}, drafts: new Map() },
  };
}

const before = sdk({ "same.ts": "same\n", "changed.ts": "1\n", "gone/a.ts": "a\n", "gone/b.ts": "b\n" });
const after: Output = {
  ...sdk({ "same.ts": "same\n", "changed.ts": "2\n", "new/a.ts": "a\n", "new/b.ts": "b\n" }),
  changelog: (text) => `new notes\n${text ?? ""}`,
};
const oldNotes = "old notes\n";
const own = { "notes.txt": "mine", "gone/notes.txt": "mine", "new/notes.txt": "mine" };

/**
 * Writes the old SDK and files of a user. Then writes the new SDK, while one writing call fails.
 *
 * @param call - the index of the writing call that fails
 * @param lasting - whether all later writing calls fail too
 */
async function folderAfterFault(call: number, lasting: boolean): Promise<{ folder: string; failed: boolean }> {
  const folder = scratchFolder();
  await writeOutput(folder, before);
  putFiles(folder, { ...own, "CHANGELOG.md": oldNotes });
  Object.assign(disk.fault, { after: call, lasting });
  const failed = await writeOutput(folder, after).then(
    () => false,
    () => true,
  );
  disk.fault.after = Infinity;
  return { folder, failed };
}

function expectWhole(folder: string, output: Output): void {
  expect(checkOutput(folder, output)).toEqual({ differences: [], unfinished: false, isMissing: false });
  expect(filesIn(folder)).toMatchObject(own);
  const expected = [
    ...output.files.map(({ path }) => path),
    ...Object.keys(own),
    "CHANGELOG.md",
    "docwright.lock.json",
  ];
  const found = Object.keys(filesIn(folder)).filter((path) => !path.startsWith(".docwright/"));
  expect(found.sort()).toEqual(expected.sort());
}

/** Returns whether the folder has the new SDK, and checks that it has the notes of the same version. */
function hasNewSdk(folder: string): boolean {
  const isNew = checkOutput(folder, after).differences.length === 0;
  expect(filesIn(folder)["CHANGELOG.md"]).toBe(isNew ? `new notes\n${oldNotes}` : oldNotes);
  return isNew;
}

/** A process id that is larger than those of any system, so no process has it. */
const UNUSED_PROCESS_ID = 2 ** 30;

/** An index for each writing call of a run. A run has fewer than 60. */
const calls = Array.from({ length: 60 }, (_, call) => call);

afterEach(() => {
  disk.fault.after = Infinity;
});

describe("an error while an SDK is written", () => {
  it("leaves the complete old or new SDK, whichever file system call fails", async () => {
    let failures = 0;
    for (const call of calls) {
      const { folder, failed } = await folderAfterFault(call, false);
      // Two kinds of failure do not stop docwright from completing the new SDK. If a hard link fails, docwright copies
      // the file instead. And the last calls of a run come after all files were written.
      expectWhole(folder, hasNewSdk(folder) ? after : before);
      if (failed) failures += 1;
    }
    expect(failures).toBeGreaterThan(10);
  });
});

describe("a kill while an SDK is written", () => {
  it("is repaired by the next run, whichever file system call was interrupted", async () => {
    let unfinished = 0;
    for (const call of calls) {
      const { folder } = await folderAfterFault(call, true);
      if (checkOutput(folder, after).unfinished) unfinished += 1;
      putFiles(folder, { ".docwright/lock": JSON.stringify({ process: UNUSED_PROCESS_ID, host: hostname() }) });
      await recoverOutput(folder);
      hasNewSdk(folder);
      await writeOutput(folder, before);
      expectWhole(folder, before);
      expect(fs.existsSync(`${folder}/.docwright`)).toBe(false);
    }
    expect(unfinished).toBeGreaterThan(5);
  });
});
