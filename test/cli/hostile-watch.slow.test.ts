import { execFileSync } from "node:child_process";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";
import { lampFiles, lampGetPage, lampPage, lampProject } from "./lamp-docs.js";
import { startWatching } from "./watching.js";

const get = "docs/api/lamp-get.md";
const edited = (word: string): string => lampGetPage.replace("Reads a", `Reads ${word}`);

/** What a stranger's process does to the docs and the SDK while they are watched. */
const attacks: Readonly<Record<string, (folder: string, outside: string) => void>> = {
  "replaces a page by a link to a file outside": (folder, outside) => {
    rmSync(join(folder, get));
    symlinkSync(join(outside, "secret.md"), join(folder, get));
  },
  "replaces a page by a pipe": (folder) => {
    rmSync(join(folder, get));
    execFileSync("mkfifo", [join(folder, get)]);
  },
  "replaces a folder of pages by a link to a folder outside": (folder, outside) => {
    rmSync(join(folder, "docs/api"), { recursive: true });
    symlinkSync(outside, join(folder, "docs/api"));
  },
  "removes the docs folder": (folder) => {
    rmSync(join(folder, "docs"), { recursive: true });
  },
  "replaces the SDK by a link to a folder outside": (folder, outside) => {
    rmSync(join(folder, "sdk"), { recursive: true });
    symlinkSync(outside, join(folder, "sdk"));
  },
  "creates the work folder of the SDK as a link to a folder outside": (folder, outside) => {
    symlinkSync(outside, join(folder, "sdk/.docwright"));
  },
  "writes an empty journal": (folder) => {
    putFiles(folder, { "sdk/.docwright/journal.json": "" });
  },
};

describe("docwright watch updates the SDK after a process", () => {
  it.each(Object.entries(attacks))("%s and restores it, and writes nothing outside", async (_, attack) => {
    const [folder, outside] = [lampProject({ [get]: lampGetPage }), scratchFolder()];
    putFiles(outside, { "secret.md": lampPage.replaceAll("lamp", "secret"), "notes.txt": "mine" });
    const before = filesIn(outside);
    const { next, child } = await startWatching(folder);
    attack(folder, outside);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(filesIn(outside)).toEqual(before);
    expect(child.exitCode).toBeNull();

    // `watch` may write to the SDK at the same time, so the removal of the folder is repeated.
    for (const path of ["docs", "sdk", "docwright.config.json"])
      rmSync(join(folder, path), { recursive: true, force: true, maxRetries: 20 });
    putFiles(folder, lampFiles);
    putFiles(folder, { [get]: edited("exactly one") });
    await expect
      .poll(
        () => {
          writeFileSync(join(folder, get), edited(`exactly ${String(Date.now())}`));
          return Object.values(filesIn(folder)).some(
            (text) => text.includes("Reads exactly 1") && text.includes("export"),
          );
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toBe(true);
    expect(await next(/written/)).not.toMatch(/Internal error|secret/);
    expect(filesIn(outside)).toEqual(before);
  });
});
