import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, vi } from "vitest";
import { cacheFile } from "../../generator/cache/cache-file.js";
import { openCache } from "../../generator/cache/cache.js";
import { scratchFolder } from "../output/scratch-folder.js";

const day = 24 * 60 * 60;

it("gives each docs set its own file, and removes files that were not written for 30 days", async () => {
  vi.stubEnv("CACHE_DIR", scratchFolder());
  const [lamps, shades] = [cacheFile("pages", ["lamps"]) ?? "", cacheFile("pages", ["shades"]) ?? ""];
  expect(new Set([lamps, shades, cacheFile("sdk", ["lamps"]), cacheFile("pages", ["lamps", "shades"])]).size).toBe(4);
  for (const file of [lamps, shades]) {
    const cache = await openCache(file);
    cache.set("a", "1");
    cache.save();
  }
  // A temporary file of a run that was killed.
  const torn = join(dirname(lamps), "torn");
  writeFileSync(torn, "");
  for (const [file, days] of [
    [lamps, 31],
    [torn, 31],
    [shades, 29],
  ] as const) {
    const then = Date.now() / 1000 - days * day;
    utimesSync(file, then, then);
  }
  expect(cacheFile("pages", ["shades"])).toBe(shades);
  expect([lamps, torn, shades].map((file) => existsSync(file))).toEqual([false, false, true]);
  vi.unstubAllEnvs();
});
