import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, vi } from "vitest";
import { cacheFile } from "../../generator/cache/cache-file.js";
import { openCache } from "../../generator/cache/cache.js";
import { scratchFolder } from "../output/scratch-folder.js";

const day = 24 * 60 * 60;

it("keeps docs sets apart, and forgets those that nothing was read from for a month", async () => {
  vi.stubEnv("CACHE_DIR", scratchFolder());
  const [lamps, shades] = [cacheFile("pages", ["lamps"]) ?? "", cacheFile("pages", ["shades"]) ?? ""];
  expect(new Set([lamps, shades, cacheFile("sdk", ["lamps"]), cacheFile("pages", ["lamps", "shades"])]).size).toBe(4);
  for (const file of [lamps, shades]) {
    const cache = await openCache(file);
    cache.set("a", "1");
    await cache.save();
  }
  // What a run that was killed leaves behind.
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
