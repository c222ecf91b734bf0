import { existsSync, mkdirSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, vi } from "vitest";
import { cacheFile, cacheFolder, describeCache } from "../../generator/cache/cache-file.js";
import { openCache } from "../../generator/cache/cache.js";
import { scratchFolder } from "../output/scratch-folder.js";

const day = 24 * 60 * 60;

it("`cacheFile` gives each docs set its own file", () => {
  vi.stubEnv("CACHE_DIR", scratchFolder());
  const sets = [["lamps"], ["shades"], ["lamps", "shades"]];
  expect(new Set([...sets.map((folders) => cacheFile("pages", folders)), cacheFile("sdk", ["lamps"])]).size).toBe(4);
  vi.unstubAllEnvs();
});

it("`cacheFile` removes files that were not written for 30 days", async () => {
  vi.stubEnv("CACHE_DIR", scratchFolder());
  const [lamps, shades] = [cacheFile("pages", ["lamps"]) ?? "", cacheFile("pages", ["shades"]) ?? ""];
  for (const file of [lamps, shades]) {
    const cache = await openCache(file);
    cache.set("a", "1");
    cache.save();
  }
  // A killed run leaves such a temporary file.
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

it("outside of a package, `cacheFile` is in the cache folder of the user", () => {
  const [outside, home] = [scratchFolder(), scratchFolder()];
  const folder = process.cwd();
  process.chdir(outside);
  vi.stubEnv("CACHE_DIR", "");
  for (const name of ["XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"]) vi.stubEnv(name, home);
  expect(cacheFolder()?.startsWith(home)).toBe(true);
  expect(describeCache()).toMatch(/^Cache: .+ \(does not exist yet\)\.$/);
  mkdirSync(cacheFolder() ?? "", { recursive: true });
  expect(describeCache()).toMatch(/^Cache: .+ \(0\.0 MB\)\.$/);
  process.chdir(folder);
  vi.unstubAllEnvs();
});

it("`cacheFile` removes the oldest files if the files of the folder exceed the size limit", () => {
  vi.stubEnv("CACHE_DIR", scratchFolder());
  const file = cacheFile("pages", ["lamps"]) ?? "";
  const [recent, old] = [join(dirname(file), "recent"), join(dirname(file), "old")];
  mkdirSync(dirname(file), { recursive: true });
  for (const [path, age] of [
    [recent, 1],
    [old, 2],
  ] as const) {
    writeFileSync(path, "");
    // A sparse file does not take space on the disk.
    truncateSync(path, 300 * 1024 * 1024);
    utimesSync(path, Date.now() / 1000 - age * day, Date.now() / 1000 - age * day);
  }
  cacheFile("pages", ["lamps"]);
  expect([recent, old].map((path) => existsSync(path))).toEqual([true, false]);
  vi.unstubAllEnvs();
});
