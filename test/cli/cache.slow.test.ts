import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

const caches = "node_modules/.cache/docwright";

/** A project with a cache folder and an SDK that is up to date. */
async function generated(): Promise<string> {
  const folder = lampProject({
    "package.json": "{}",
    "docs/api/lamp-delete.md": lampGetPage.replace("Get lamp", "Delete lamp").replace("GET /lamps", "DELETE /shades"),
  });
  await docwright(folder, "generate", "--quiet");
  return folder;
}

/** Returns the output of `drift`, of `generate` for a new and an unchanged SDK, and the generated SDK. */
async function results(folder: string, ...args: string[]): Promise<unknown> {
  const drift = await docwright(folder, "drift", ...args);
  const generate = await docwright(folder, "generate", "--out", "other", ...args);
  const again = await docwright(folder, "generate", "--out", "other", ...args);
  const check = await docwright(folder, "generate", "--out", "other", "--check", ...args);
  const sdk = filesIn(join(folder, "other"));
  rmSync(join(folder, "other"), { recursive: true });
  return { drift, generate, again, check, sdk };
}

const config = { docs: "docs", out: "sdk" };

describe("the cache", () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ["without changes", {}],
    ["after a change of a page", { "docs/resources/lamp.md": lampPage.replace("|power|Int32|", "|power|Int64|") }],
    ["after a page became empty", { "docs/api/lamp-delete.md": "" }],
    ["with a new page", { "docs/resources/shade.md": lampPage.replaceAll("lamp", "shade") }],
    ["with other SDK options", { "docwright.config.json": JSON.stringify({ ...config, sdk: { dates: "Date" } }) }],
    [
      "with another dialect",
      {
        "docwright.config.json": JSON.stringify({
          ...config,
          dialect: { phrases: { notSupported: ["Lamp.Read, Lamp.ReadWrite"] } },
        }),
      },
    ],
  ])("gives the same results as `--no-cache` %s", async (_, files) => {
    const folder = await generated();
    putFiles(folder, files);
    const cached = await results(folder);
    expect(await results(folder)).toEqual(cached);
    expect(await results(folder, "--no-cache")).toEqual(cached);
  });

  it("gives the same results if its files are damaged or deleted", async () => {
    const folder = await generated();
    const whole = await results(folder);
    const files = readdirSync(join(folder, caches)).map((name) => join(folder, caches, name));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      for (const broken of [text.slice(0, -9), text.replace(/\{/, "["), "{", ""]) {
        writeFileSync(file, broken);
        expect(await results(folder)).toEqual(whole);
      }
    }
    rmSync(join(folder, caches), { recursive: true });
    writeFileSync(join(folder, caches), "");
    expect(await results(folder)).toEqual(whole);
  });

  it("does not hide edits of an SDK whose docs are unchanged", async () => {
    const folder = await generated();
    const whole = filesIn(join(folder, "sdk"));
    putFiles(folder, { "sdk/README.md": "edited", "sdk/src/added.ts": "export {};\n" });
    const checked = await docwright(folder, "generate", "--check");
    expect(checked.code).toBe(1);
    expect(checked.stdout).toMatch(/^ {2}edited {4}README\.md$/m);
    expect(checked.stdout).toMatch(/^ {2}added {5}src\/added\.ts$/m);
    expect((await docwright(folder, "generate")).stdout).toMatch(
      /^Updated sdk \(\d+ files\): 1 changed, \d+ unchanged\.$/m,
    );
    expect(filesIn(join(folder, "sdk"))).toEqual({ ...whole, "src/added.ts": "export {};\n" });
  });

  it("is not read or written with `--no-cache`", async () => {
    const folder = lampProject({ "package.json": "{}" });
    await docwright(folder, "generate", "--no-cache");
    await docwright(folder, "drift", "--no-cache");
    expect(existsSync(join(folder, "node_modules"))).toBe(false);
    await docwright(folder, "generate");
    const before = filesIn(join(folder, caches));
    putFiles(folder, { "docs/resources/lamp.md": lampPage.replace("|power|Int32|", "|power|Int64|") });
    await docwright(folder, "generate", "--no-cache");
    expect(filesIn(join(folder, caches))).toEqual(before);
  });
});
