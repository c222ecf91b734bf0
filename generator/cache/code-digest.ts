import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { digestOf } from "./digest.js";

/** The rooms: `generator` in a checkout, `dist` in the package. What stands beside it is beside both. */
const rooms = join(import.meta.dirname, "..");

/**
 * A digest of code: of files and folders of docwright's own, and of all that they stand on, which is the version of
 * every package that docwright depends on, and of Node. What the code made must not outlive it.
 *
 * @param paths relative to the folder of the rooms
 */
export function codeDigest(...paths: readonly string[]): string {
  const files = paths.flatMap((path) => filesOf(join(rooms, path)));
  return digestOf(process.version, ...packageVersions(), ...files.map((file) => readFileSync(file)));
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name)).sort();
}

function packageVersions(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(rooms, "../package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const { resolve } = createRequire(import.meta.url);
  return Object.keys(dependencies).map((name) => {
    const manifests = resolve.paths(name)?.map((folder) => join(folder, name, "package.json"));
    const manifest = manifests?.find((file) => existsSync(file));
    // A package manager may keep packages elsewhere. What has no known version is the same in no other run.
    if (manifest === undefined) return randomUUID();
    return String((JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: unknown }).version);
  });
}
