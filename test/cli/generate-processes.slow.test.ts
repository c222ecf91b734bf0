import { once } from "node:events";
import { existsSync, rmSync, watch } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { putFiles } from "../output/scratch-folder.js";
import { docwright, spawnDocwright, startDocwright } from "./docwright.js";
import { keySetGet, project, sdkIn } from "./key-set-docs.js";

describe("a process of docwright generate", () => {
  it("writes the same SDK for all line endings, locales and time zones", async () => {
    const folder = project();
    await docwright(folder, "generate");
    const before = sdkIn(folder);
    putFiles(folder, { "docs/api/keyset-get.md": keySetGet.replaceAll("\n", "\r\n") });
    const elsewhere = { LC_ALL: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" };
    const ended = await spawnDocwright({ cwd: folder, env: elsewhere }, "generate");
    expect(ended.code).toBe(0);
    expect(sdkIn(folder)).toEqual(before);
  });

  it("writes a complete SDK in the run after a kill", async () => {
    const folder = project();
    await docwright(folder, "generate");
    const before = sdkIn(folder);
    rmSync(join(folder, "docs/api/keyset-delete.md"));

    const run = startDocwright(folder, "generate");
    const watcher = watch(join(folder, "sdk"), () => run.kill("SIGKILL"));
    const [, signal] = (await once(run, "exit")) as [number | null, string | null];
    watcher.close();
    expect(signal).toBe("SIGKILL");
    if (!existsSync(join(folder, "sdk/.docwright/journal.json"))) {
      const { code } = await docwright(folder, "generate", "--check");
      const whole = Object.fromEntries(
        Object.entries(sdkIn(folder)).filter(([path]) => !path.startsWith(".docwright/")),
      );
      if (code === 1) expect(whole).toEqual(before);
    }

    expect((await docwright(folder, "generate")).code).toBe(0);
    expect((await docwright(folder, "generate", "--check")).code).toBe(0);
    expect(existsSync(join(folder, "sdk/.docwright"))).toBe(false);
  });
});

describe("a process of docwright model", () => {
  it("exits with 0 if the program that reads the model from a pipe closes the pipe", async () => {
    const run = startDocwright(project(), "model");
    const errors: string[] = [];
    run.stderr?.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
    run.stdout?.destroy();
    const [code] = (await once(run, "exit")) as [number | null];
    expect(code).toBe(0);
    expect(errors.join("")).not.toMatch(/EPIPE|error/i);
  });
});
