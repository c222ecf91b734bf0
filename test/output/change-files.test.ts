import fs from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { changeFiles, readEditableFile, writeNamedFolder } from "../../generator/output/change-files.js";
import { filesIn, putFiles, scratchFolder } from "./scratch-folder.js";

/** The number of writing calls that succeed before one fails. */
const disk = vi.hoisted(() => ({ callsBeforeFault: Infinity }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof fs>();
  const failing =
    <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
    (...args: Args): Result => {
      disk.callsBeforeFault -= 1;
      if (disk.callsBeforeFault !== -1) return call(...args);
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
    };
  return {
    ...real,
    copyFileSync: failing(real.copyFileSync),
    linkSync: failing(real.linkSync),
    mkdirSync: failing(real.mkdirSync),
    renameSync: failing(real.renameSync),
    unlinkSync: failing(real.unlinkSync),
    writeFileSync: failing(real.writeFileSync),
  };
});

afterEach(() => {
  disk.callsBeforeFault = Infinity;
});

const before = { "api/a.md": "a\n", "api/b.md": "b\n", "api/gone.md": "gone\n", "notes.txt": "mine" };
const after = { "api/a.md": "A\n", "api/b.md": "B\n", "includes/deep/c.md": "C\n", "notes.txt": "mine" };
const changes = [
  { path: "includes/deep/c.md", before: null, after: "C\n" },
  { path: "api/a.md", before: "a\n", after: "A\n" },
  { path: "api/b.md", before: "b\n", after: "B\n" },
  { path: "api/gone.md", before: "gone\n", after: null },
];

function docs(): string {
  const folder = scratchFolder();
  putFiles(folder, before);
  return folder;
}

describe("changes of docs", () => {
  it("are made, and leave no temporary files", async () => {
    const folder = docs();
    await changeFiles(folder, changes);
    expect(filesIn(folder)).toEqual(after);
  });

  it("are refused if one of the files is read-only, even for the administrator", async () => {
    const folder = docs();
    fs.chmodSync(join(folder, "api/b.md"), 0o444);
    await expect(changeFiles(folder, changes)).rejects.toThrow(/b\.md is read-only\. Change its permissions\./);
    expect(filesIn(folder)).toEqual(before);
  });

  it("are made completely or not at all, whichever file system call fails", async () => {
    let refused = 0;
    for (let call = 0; call < 30; call += 1) {
      const folder = docs();
      disk.callsBeforeFault = call;
      const error = await changeFiles(folder, changes).catch((thrown: unknown) => thrown);
      disk.callsBeforeFault = Infinity;
      // The last calls remove temporary files, after all changes were made.
      const files = Object.fromEntries(
        Object.entries(filesIn(folder)).filter(([path]) => !path.includes(".docwright-")),
      );
      const isChanged = files["api/a.md"] === "A\n";
      expect({ call, files }).toEqual({ call, files: isChanged ? after : before });
      expect(fs.existsSync(join(folder, "includes"))).toBe(isChanged);
      if (error === undefined || isChanged) continue;
      refused += 1;
      expect(error).toMatchObject({
        name: "UsageError",
        message: expect.stringMatching(
          /Cannot write to .*: ENOSPC: .*\. No file was changed\. Free disk space\.$/,
        ) as string,
      });
    }
    expect(refused).toBeGreaterThan(10);
  });

  it("do not overwrite an edit that somebody made in the meantime", async () => {
    const folder = docs();
    putFiles(folder, { "api/b.md": "edited\n" });
    await expect(changeFiles(folder, changes)).rejects.toThrow(/b\.md was edited .* No file was changed/);
    expect(filesIn(folder)).toEqual({ ...before, "api/b.md": "edited\n" });
  });

  it("are refused if a folder has the path of a file", async () => {
    const folder = docs();
    putFiles(folder, { "includes/deep/c.md/x": "mine" });
    await expect(changeFiles(folder, changes)).rejects.toThrow(/c\.md is not a file\. Remove or rename it/);
    expect(filesIn(folder)).toEqual({ ...before, "includes/deep/c.md/x": "mine" });
  });

  it.skipIf(process.platform === "win32")("keep the permissions of a file", async () => {
    const folder = docs();
    fs.chmodSync(join(folder, "api/a.md"), 0o755);
    fs.chmodSync(join(folder, "api/b.md"), 0o600);
    await changeFiles(folder, changes);
    const modes = ["a", "b"].map((name) => fs.statSync(join(folder, `api/${name}.md`)).mode & 0o777);
    expect(modes).toEqual([0o755, 0o600]);
  });

  it("are made in files with the longest possible name", async () => {
    const folder = scratchFolder();
    const path = `${"a".repeat(252)}.md`;
    putFiles(folder, { [path]: "a\n" });
    await changeFiles(folder, [{ path, before: "a\n", after: "A\n" }]);
    expect(filesIn(folder)).toEqual({ [path]: "A\n" });
  });

  it("remove the temporary files that a killed run left an hour ago, and no other file", async () => {
    const folder = docs();
    const left = "api/.docwright-01234567-89ab-cdef-0123-456789abcdef";
    putFiles(folder, { [left]: "old", "api/.docwright-notes": "mine" });
    vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ["Date"] });
    await changeFiles(folder, changes);
    vi.useRealTimers();
    expect(filesIn(folder)).toEqual({ ...after, "api/.docwright-notes": "mine" });
  });
});

describe("an export of several files", () => {
  it.skipIf(process.platform === "win32")("is not written in part if one of its paths is a symbolic link", async () => {
    const folder = scratchFolder();
    putFiles(folder, { "outside/x": "mine", "out/a.md": "old" });
    fs.symlinkSync("../outside", join(folder, "out/references"));
    const files = ["a.md", "references/b.md"].map((path) => ({ path, text: "new" }));
    await expect(writeNamedFolder(join(folder, "out"), files)).rejects.toThrow(/references is a symbolic link/);
    expect(filesIn(folder)).toEqual({ "outside/x": "mine", "out/a.md": "old" });
  });
});

describe("a file that is changed in part", () => {
  it.each([
    ["Latin-1", Buffer.from("Gr\xfc\xdfe\n", "latin1")],
    ["UTF-16", Buffer.from("\uFEFFa\n", "utf16le")],
  ])("is refused if it is in %s, because other bytes would change", (_, bytes) => {
    const folder = scratchFolder();
    fs.writeFileSync(join(folder, "toc.yml"), bytes);
    expect(() => readEditableFile(folder, "toc.yml")).toThrow(/toc\.yml is not in UTF-8\. Save it as UTF-8\./);
  });
});
