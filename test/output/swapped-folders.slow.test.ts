import { realpathSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { writeOutput, type Output } from "../../generator/output/write-output.js";
import { filesIn, putFiles, scratchFolder } from "./scratch-folder.js";

/** Replaces a folder by a link to another folder and back, until the program ends it. */
const SWAP = `
const { renameSync, symlinkSync, unlinkSync } = require("node:fs");
const { folders, outside } = require("node:worker_threads").workerData;
const attempt = (action) => { try { action(); } catch {} };
for (let round = 0; ; round += 1) {
  const folder = folders[round % folders.length];
  attempt(() => {
    renameSync(folder, folder + ".kept");
    attempt(() => symlinkSync(outside, folder));
    attempt(() => unlinkSync(folder));
    renameSync(folder + ".kept", folder);
  });
}`;

/** Names of files that a run writes, moves, links and removes. */
const names = ["a.ts", "b.ts", "0", "1", "lock", "journal", "docwright.lock.json", ".gitignore", "src/a.ts"];

function sdk(text: string): Output {
  const paths = [...Array(20).keys()].map((index) => `src/${index % 2 === 0 ? "deep/" : ""}file${String(index)}.ts`);
  return {
    files: [...paths, "a.ts", "src/a.ts", `src/${text}.ts`].map((path) => ({ path, text })),
    origin: { generator: "1.0.0", model: text, config: {}, drafts: new Map() },
  };
}

it.skipIf(process.platform !== "linux")(
  "a process that replaces folders of the SDK by links cannot redirect a write, at any moment",
  async () => {
    const scratch = realpathSync(scratchFolder());
    const [folder, outside] = [join(scratch, "sdk"), join(scratch, "outside")];
    const victims = Object.fromEntries(names.map((name) => [name, "mine"]));
    putFiles(outside, victims);
    await writeOutput(folder, sdk("first"));
    const folders = [folder, join(folder, "src"), join(folder, "src/deep"), join(folder, ".docwright")];
    const attacker = new Worker(SWAP, { eval: true, workerData: { folders, outside } });
    const outcomes = new Map<string, number>();
    try {
      for (let round = 0; round < 150; round += 1) {
        const outcome = await writeOutput(folder, sdk(round % 2 === 0 ? "second" : "third")).then(
          () => "written",
          (error: unknown) => (error instanceof Error ? error.name : "unknown"),
        );
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        expect(filesIn(outside)).toEqual(victims);
      }
    } finally {
      await attacker.terminate();
    }
    expect([...outcomes.keys()].filter((outcome) => outcome !== "written")).toEqual(["UsageError"]);
  },
);
