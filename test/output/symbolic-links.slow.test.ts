import { existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { cacheFile, cacheFolder } from "../../generator/cache/cache-file.js";
import { resolveOutFolder } from "../../generator/output/out-folder.js";
import { checkOutput, writeOutput, type Output } from "../../generator/output/write-output.js";
import { docwright } from "../cli/docwright.js";
import { lampFiles, lampPage } from "../cli/lamp-docs.js";
import { filesIn, putFiles, scratchFolder } from "./scratch-folder.js";

/**
 * Files outside the output folder that no run may change. Some have names that docwright uses inside the output folder.
 */
const VICTIMS = {
  "file.txt": "mine",
  "folder/0": "mine",
  "folder/lock": "mine",
  "folder/.gitignore": "mine",
  "folder/a.ts": "mine",
  "folder/deep/b.ts": "mine",
  "folder/journal": "mine",
  "folder/pages-0123456789abcdef": "mine",
};

const TARGETS = ["file.txt", "missing.txt", "folder"] as const;

type Target = (typeof TARGETS)[number];

/** Creates a folder with the victims in its subfolder `outside`. */
function scratchWithVictims(): string {
  const scratch = scratchFolder();
  putFiles(join(scratch, "outside"), VICTIMS);
  return scratch;
}

/** Replaces a path with a symbolic link to a victim. */
function plant(scratch: string, link: string, target: Target): void {
  const path = join(scratch, link);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(scratch, "outside", target), path);
}

function expectNoEscape(scratch: string): void {
  expect(filesIn(join(scratch, "outside"))).toEqual(VICTIMS);
  expect(existsSync(join(scratch, "outside/missing.txt"))).toBe(false);
}

function sdk(files: Readonly<Record<string, string>>): Output {
  return {
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    origin: { generator: "1.0.0", model: "abc", config: {}, drafts: new Map() },
  };
}

const before = sdk({ "src/a.ts": "1\n", "src/deep/b.ts": "1\n", "gone/c.ts": "1\n" });
const after = sdk({ "src/a.ts": "2\n", "src/deep/b.ts": "2\n", "added/d.ts": "2\n" });

/** The paths that a run reads, writes, moves, links or removes. */
const WRITTEN_PATHS = [
  ".docwright",
  ".docwright/.gitignore",
  ".docwright/lock",
  ".docwright/takeover",
  ".docwright/journal.json",
  ".docwright/new",
  ".docwright/new/0",
  ".docwright/new/journal",
  ".docwright/old",
  ".docwright/old/0",
  "added",
  "added/d.ts",
  "docwright.lock.json",
  "gone",
  "gone/c.ts",
  "src",
  "src/a.ts",
  "src/deep",
  "src/deep/b.ts",
];

const places = WRITTEN_PATHS.flatMap((path) => TARGETS.map((target) => [path, target] as const));

describe(`a symbolic link in the output folder (${places.length * 2} links)`, () => {
  it.each(places)("does not make a run change files outside of the folder: %s -> %s", async (path, target) => {
    for (const isFirstRun of [true, false]) {
      const scratch = scratchWithVictims();
      const folder = join(scratch, "sdk");
      if (!isFirstRun) await writeOutput(folder, before);
      plant(scratch, `sdk/${path}`, target);
      // A link in the work folder that the run does not use is removed together with the work folder. Every other link
      // makes the run fail.
      await writeOutput(folder, after).catch((error: unknown) => {
        expect(error).toMatchObject({ name: "UsageError" });
      });
      expectNoEscape(scratch);
    }
  });

  it("is refused with an error that names the link", async () => {
    const scratch = scratchWithVictims();
    plant(scratch, "sdk/.docwright/.gitignore", "missing.txt");
    await expect(writeOutput(join(scratch, "sdk"), after)).rejects.toThrow(/\.gitignore is a symbolic link/);
    expect(filesIn(join(scratch, "sdk"))).toEqual({});
  });

  it("is allowed at the output folder, at a folder above the output folder, and at `node_modules` in the output folder", async () => {
    const scratch = scratchFolder();
    putFiles(scratch, { "real/sdk/notes.txt": "mine", "packages/ky/index.js": "ky" });
    symlinkSync(join(scratch, "real"), join(scratch, "above"));
    symlinkSync(join(scratch, "real/sdk"), join(scratch, "link"));
    symlinkSync(join(scratch, "packages"), join(scratch, "real/sdk/node_modules"));
    await writeOutput(resolveOutFolder(join(scratch, "above/sdk"), []), before);
    await writeOutput(resolveOutFolder(join(scratch, "link"), []), after);
    expect(checkOutput(join(scratch, "real/sdk"), after).differences).toEqual([]);
    expect(lstatSync(join(scratch, "link")).isSymbolicLink()).toBe(true);
    expect(filesIn(join(scratch, "packages"))).toEqual({ "ky/index.js": "ky" });
  });
});

const outputs: readonly (readonly [link: string, ...args: string[]])[] = [
  ["out.json", "model", "-o", "out.json"],
  ["reports", "model", "-o", "reports/out.json"],
  ["out.md", "changelog", "old", "docs", "-o", "out.md"],
  ["out.md", "export", "permissions", "-o", "out.md"],
  ["known.json", "lint", "--baseline", "known.json", "--update-baseline"],
  ["known.json", "verify", "metadata.xml", "--baseline", "known.json", "--update-baseline"],
  ["sdk/CHANGELOG.md", "generate", "--changelog"],
  ["sdk/.docwright", "generate"],
  ["sdk/README.md", "drift", "--update"],
];

const METADATA = `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="microsoft.graph"><EntityType Name="lamp"/></Schema>
</edmx:DataServices></edmx:Edmx>`;

const calls = outputs.flatMap(([link, ...args]) => TARGETS.map((target) => [args.join(" "), target, link] as const));

describe(`a symbolic link at the path of an output (${calls.length} links)`, () => {
  it.each(calls)("makes docwright %s end with exit code 2: link to %s", async (call, target, link) => {
    const scratch = scratchWithVictims();
    putFiles(scratch, { ...lampFiles, "old/lamp.md": lampPage.replace("Int32", "Int64"), "metadata.xml": METADATA });
    plant(scratch, link, target);
    const ended = await docwright(scratch, ...call.split(" "));
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^docwright: .+\n$/m);
    expectNoEscape(scratch);
    expect(existsSync(join(scratch, "sdk/package.json"))).toBe(false);
  });
});

describe("a symbolic link in the path of the cache", () => {
  const links = ["node_modules", "node_modules/.cache", "node_modules/.cache/docwright"];
  it.each([...links, "node_modules/.cache/docwright/pages-0123456789abcdef"])("turns the cache off: %s", (link) => {
    for (const target of TARGETS) {
      const scratch = scratchWithVictims();
      putFiles(scratch, { "package.json": "{}" });
      plant(scratch, link, target);
      const folder = process.cwd();
      process.chdir(scratch);
      vi.stubEnv("CACHE_DIR", "");
      expect([cacheFolder(), cacheFile("pages", ["docs"])]).toEqual([null, null]);
      process.chdir(folder);
      vi.unstubAllEnvs();
      expectNoEscape(scratch);
    }
  });
});
