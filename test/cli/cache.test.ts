import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

const caches = "node_modules/.cache/docwright";

/** A project whose tools have a place for what they keep, with an SDK that is up to date. */
async function generated(): Promise<string> {
  const folder = lampProject({
    "package.json": "{}",
    "docs/api/lamp-delete.md": lampGetPage.replace("Get lamp", "Delete lamp").replace("GET /lamps", "DELETE /shades"),
  });
  await docwright(folder, "generate", "--quiet");
  return folder;
}

/** What `generate` and `drift` say, and the SDK. */
async function everything(folder: string, ...args: string[]): Promise<unknown> {
  const drift = await docwright(folder, "drift", ...args);
  const generate = await docwright(folder, "generate", "--out", "other", ...args);
  const sdk = filesIn(join(folder, "other"));
  rmSync(join(folder, "other"), { recursive: true });
  return { drift, generate, sdk };
}

const config = { docs: "docs", out: "sdk" };

describe("what is kept between runs", { timeout: 120_000 }, () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ["where nothing changed", {}],
    ["where a page changed", { "docs/resources/lamp.md": lampPage.replace("|power|Int32|", "|power|Int64|") }],
    ["where nothing is left of a page", { "docs/api/lamp-delete.md": "" }],
    ["where a page is new", { "docs/resources/shade.md": lampPage.replaceAll("lamp", "shade") }],
    [
      "where the SDK is to be another",
      { "docwright.config.json": JSON.stringify({ ...config, sdk: { dates: "Date" } }) },
    ],
    [
      "where the dialect is another",
      {
        "docwright.config.json": JSON.stringify({
          ...config,
          dialect: { phrases: { notSupported: ["Lamp.Read, Lamp.ReadWrite"] } },
        }),
      },
    ],
  ])("changes nothing of what comes out %s", async (_, files) => {
    const folder = await generated();
    putFiles(folder, files);
    const cached = await everything(folder);
    expect(await everything(folder)).toEqual(cached);
    expect(await everything(folder, "--no-cache")).toEqual(cached);
  });

  it("may be broken or gone at any time", async () => {
    const folder = await generated();
    const whole = await everything(folder);
    const files = readdirSync(join(folder, caches)).map((name) => join(folder, caches, name));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      for (const broken of [text.slice(0, -9), text.replace(/\{/, "["), "{", ""]) {
        writeFileSync(file, broken);
        expect(await everything(folder)).toEqual(whole);
      }
    }
    rmSync(join(folder, caches), { recursive: true });
    writeFileSync(join(folder, caches), "");
    expect(await everything(folder)).toEqual(whole);
  });

  it("is neither read nor written with --no-cache", async () => {
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
