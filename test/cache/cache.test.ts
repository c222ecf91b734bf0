import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCache } from "../../generator/cache/cache.js";
import { scratchFolder } from "../output/scratch-folder.js";

/** Opens a cache, adds entries and saves the cache, as a run of docwright does. */
async function run(file: string | null, entries: Readonly<Record<string, string>> = {}): Promise<void> {
  const cache = await openCache(file);
  for (const [key, json] of Object.entries(entries)) cache.set(key, json);
  cache.save();
}

async function kept(file: string | null, key: string): Promise<string | undefined> {
  return (await openCache(file)).get(key);
}

describe("a cache", () => {
  it("returns the entries that an earlier run saved", async () => {
    const file = join(scratchFolder(), "deep/cache");
    await run(file, { lamp: '{"text":"a\\tb\\n"}' });
    (await openCache(file)).set("shade", "1");
    expect(await kept(file, "lamp")).toBe('{"text":"a\\tb\\n"}');
    expect(await kept(file, "shade")).toBeUndefined();
  });

  it("stays in memory if it is opened without a file", async () => {
    const cache = await openCache(null);
    cache.set("lamp", "1");
    cache.save();
    expect(cache.get("lamp")).toBe("1");
    expect(await kept(null, "lamp")).toBeUndefined();
  });

  it.each([
    [
      "truncated",
      (file: string) => {
        truncateSync(file, readFileSync(file).length - 3);
      },
    ],
    [
      "emptied",
      (file: string) => {
        truncateSync(file);
      },
    ],
    [
      "overwritten",
      (file: string) => {
        writeFileSync(file, "lamp\t0\t{");
      },
    ],
    [
      "filled with binary data",
      (file: string) => {
        writeFileSync(file, Buffer.from([0xff, 0x0a, 0x00]));
      },
    ],
  ])("is empty in the first run after the cache file was %s", async (_, damage) => {
    const file = join(scratchFolder(), "cache");
    await run(file, { lamp: '"bright"' });
    damage(file);
    expect(await kept(file, "lamp")).toBeUndefined();
    await run(file, { shade: '"dark"' });
    expect(await kept(file, "shade")).toBe('"dark"');
  });

  it("does not fail the run if the file cannot be read or written", async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, "taken"));
    writeFileSync(join(folder, "file"), "");
    for (const name of ["taken", "file/below"]) {
      await run(join(folder, name), { lamp: "1" });
      expect(await kept(join(folder, name), "lamp")).toBeUndefined();
    }
    expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
  });

  it("appends few new entries to a large file, instead of writing the file again", async () => {
    const file = join(scratchFolder(), "cache");
    await run(file, { lamp: JSON.stringify("bright".repeat(200)) });
    const before = readFileSync(file);
    await run(file, { shade: '"dark"' });
    await run(file, { shade: '"grey"', bulb: '"new"' });
    const after = readFileSync(file);
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(await kept(file, "lamp")).toContain("bright");
    expect(await kept(file, "shade")).toBe('"grey"');
    expect(await kept(file, "bulb")).toBe('"new"');
  });

  it("contains all entries again if it was deleted before a run appended to it", async () => {
    const file = join(scratchFolder(), "cache");
    await run(file, { lamp: JSON.stringify("bright".repeat(200)) });
    const cache = await openCache(file);
    rmSync(file);
    for (const key of ["shade", "bulb"]) {
      cache.set(key, "1");
      cache.save();
    }
    expect(await Promise.all(["shade", "bulb"].map((key) => kept(file, key)))).toEqual(["1", "1"]);
    expect(await kept(file, "lamp")).toContain("bright");
  });

  it("does not grow without limit if runs append to it", async () => {
    const file = join(scratchFolder(), "cache");
    await run(file, { lamp: JSON.stringify("bright".repeat(200)) });
    const size = readFileSync(file).length;
    for (let one = 0; one < 40; one++) await run(file, { [`shade${one}`]: JSON.stringify("dark".repeat(20)) });
    expect(readFileSync(file).length).toBeLessThan(2 * size);
    expect(await kept(file, "shade39")).toContain("dark");
  });

  it.each([
    [
      "cut off",
      (file: string) => {
        truncateSync(file, readFileSync(file).length - 3);
      },
    ],
    [
      "followed by other text",
      (file: string) => {
        appendFileSync(file, "\nlamp\t0\t{");
      },
    ],
  ])("keeps the entries before a block that is %s, and is complete after the next run", async (_, damage) => {
    const file = join(scratchFolder(), "cache");
    await run(file, { lamp: JSON.stringify("bright".repeat(200)) });
    await run(file, { shade: '"dark"' });
    damage(file);
    expect(await kept(file, "lamp")).toContain("bright");
    await run(file, { bulb: '"new"' });
    expect(await kept(file, "lamp")).toContain("bright");
    expect(await kept(file, "bulb")).toBe('"new"');
  });

  it("contains the entries of all runs that append to its file at the same time", async () => {
    const file = join(scratchFolder(), "cache");
    await run(file, { lamp: JSON.stringify("bright".repeat(200)) });
    const caches = await Promise.all(["a", "b", "c"].map(() => openCache(file)));
    for (const [index, cache] of caches.entries()) {
      cache.set("abc".charAt(index), "1");
      cache.save();
    }
    expect(await Promise.all(["a", "b", "c"].map((key) => kept(file, key)))).toEqual(["1", "1", "1"]);
  });

  it("contains the entries of the last run if several runs create the cache file at the same time", async () => {
    const folder = scratchFolder();
    const file = join(folder, "cache");
    const caches = await Promise.all(["a", "b", "c"].map(() => openCache(file)));
    for (const [index, cache] of caches.entries()) {
      cache.set("abc".charAt(index), "1");
      cache.save();
    }
    expect(readdirSync(folder)).toEqual(["cache"]);
    const found = await Promise.all(["a", "b", "c"].map((key) => kept(file, key)));
    expect(found.filter((json) => json !== undefined)).toHaveLength(1);
  });

  it("drops entries that several runs did not use", async () => {
    const file = join(scratchFolder(), "cache");
    await run(file, { used: "1", unused: "2" });
    for (const key of ["a", "b", "c", "d"]) {
      expect(await kept(file, "unused")).toBe("2");
      const cache = await openCache(file);
      cache.get("used");
      cache.set(key, "3");
      cache.save();
    }
    expect(await kept(file, "unused")).toBeUndefined();
    expect(await kept(file, "used")).toBe("1");
  });

  it("does not write its file if the run has no new entries", async () => {
    const file = join(scratchFolder(), "cache");
    await run(file);
    expect(existsSync(file)).toBe(false);
  });
});
