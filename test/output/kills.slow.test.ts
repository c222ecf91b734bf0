import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it } from "vitest";
import { acquireRunLock } from "../../generator/output/run-lock.js";
import { checkOutput, writeOutput, type Output } from "../../generator/output/write-output.js";
import { docwright, startDocwright } from "../cli/docwright.js";
import { lampPage, lampProject } from "../cli/lamp-docs.js";
import { filesIn, putFiles, scratchFolder } from "./scratch-folder.js";

/** Creates an SDK with many files, so that a kill often happens while a run moves files. */
function sdk(version: number): Output {
  const names = Array.from(
    { length: 24 },
    (_, index) => `folder${index % 7}/file${index + (index % 3 === 0 ? version : 0)}.ts`,
  );
  return {
    files: [...new Set(names)].map((path) => ({ path, text: `${version} ${path}\n` })),
    origin: { generator: "1.0.0", model: String(version), config: {}, drafts: new Map() },
  };
}

const versions = [1, 2].map(sdk);
const own = { "notes.txt": "mine", "folder0/notes.txt": "mine" };

/**
 * Starts a process that writes the versions in `order`, and repeats this as often as `times` says. After the second
 * write, the process prints how many milliseconds a write takes on average.
 */
function startWriter(folder: string, order: readonly number[], times: number): ChildProcess {
  const module = pathToFileURL(join(dirname(inject("builtCli")), "../output/write-output.js")).href;
  const outputs = order.map((index) => versions[index]?.files);
  const code = `
    import { writeOutput } from ${JSON.stringify(module)};
    const outputs = ${JSON.stringify(outputs)};
    const start = performance.now();
    for (let index = 0; index < ${times}; index += 1) {
      const version = ${JSON.stringify(order)}[index % outputs.length] + 1;
      const origin = { generator: "1.0.0", model: String(version), config: {}, drafts: new Map() };
      await writeOutput(${JSON.stringify(folder)}, { files: outputs[index % outputs.length], origin });
      if (index === 1) console.log((performance.now() - start) / 2);
    }`;
  return spawn(process.execPath, ["--input-type=module", "--eval", code], { stdio: ["ignore", "pipe", "inherit"] });
}

/**
 * Returns the index of the version that is completely in the folder, without files of other versions. Returns -1 if the
 * folder does not have such a version.
 */
function versionIn(folder: string): number {
  const { "docwright.lock.json": _, ...files } = filesIn(folder);
  return versions.findIndex((output) => {
    const expected = { ...Object.fromEntries(output.files.map(({ path, text }) => [path, text])), ...own };
    return (
      checkOutput(folder, output).differences.length === 0 &&
      JSON.stringify(Object.entries(files).sort()) === JSON.stringify(Object.entries(expected).sort())
    );
  });
}

const KILLS = 60;

it(`writeOutput writes a complete SDK after each of ${KILLS} kills at random moments`, async () => {
  const folder = scratchFolder();
  putFiles(folder, own);
  let unfinished = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const writer = startWriter(folder, [0, 1], 1000);
    const end = once(writer, "exit");
    const [duration] = (await once(writer.stdout ?? writer, "data")) as [Buffer];
    await sleep(Math.random() * 2 * Number(String(duration)));
    writer.kill("SIGKILL");
    await end;
    if (checkOutput(folder, sdk(1)).unfinished) unfinished += 1;
    await writeOutput(folder, sdk(kill % 2 === 0 ? 1 : 2));
    expect(versionIn(folder)).toBe(kill % 2);
  }
  expect(unfinished).toBeGreaterThan(0);
});

const ROUNDS = 10;

it(`writeOutput leaves one complete SDK if three processes write at the same time, in ${ROUNDS} rounds`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = scratchFolder();
    putFiles(folder, own);
    // The lock of an earlier run that was killed. The three runs try to take over the lock at the same time.
    const isKilled = round % 2 === 0;
    if (isKilled)
      putFiles(folder, {
        ".docwright/lock": JSON.stringify({ process: 2 ** 30, host: (await import("node:os")).hostname() }),
      });
    const writers = [[0], [1], [0, 1]].map((order) => startWriter(folder, order, 4));
    const codes = await Promise.all(writers.map(async (writer) => (await once(writer, "exit"))[0] as number));
    expect(codes).toEqual([0, 0, 0]);
    expect(versionIn(folder)).not.toBe(-1);
  }
});

describe("docwright generate", () => {
  it("writes a complete SDK in the run after a kill, and `drift` waits for a running `generate`", async () => {
    const folder = lampProject();
    expect((await docwright(folder, "generate")).code).toBe(0);
    const before = filesIn(join(folder, "sdk"));
    putFiles(folder, { "docs/resources/lamp.md": lampPage.replace("|power|Int32|", "|force|Int64|") });
    for (let kill = 0; kill < 6; kill += 1) {
      const run = startDocwright(folder, "generate", "--no-cache");
      const end = once(run, "exit");
      await sleep(100 + Math.random() * 900);
      run.kill("SIGKILL");
      await end;
      expect((await docwright(folder, "generate")).code).toBe(0);
      expect((await docwright(folder, "generate", "--check")).code).toBe(0);
      expect(filesIn(join(folder, "sdk"))).not.toEqual(before);
    }
    const release = await acquireRunLock(join(folder, "sdk"));
    const drift = docwright(folder, "drift");
    await sleep(300);
    release();
    expect(await drift).toMatchObject({ code: 0 });
  });
});
