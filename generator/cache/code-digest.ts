import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { digestOf } from "./digest.js";

/** `generator` in a checkout, `dist` in the published package. package.json is one folder above both. */
const sourceRoot = join(import.meta.dirname, "..");

/** Files that determine the SDK, besides the model: docwright's modules, the templates, and versions of dependencies. */
export const GENERATOR_SOURCES = [".", "../templates", "../package.json"];

/**
 * Digests source files of docwright, the versions of its dependencies and the version of Node. A cache key that includes
 * the digest becomes invalid when the code changes.
 *
 * @param paths Files and folders, relative to `generator` (`dist` in the published package).
 */
export function codeDigest(...paths: readonly string[]): string {
  const name = JSON.stringify(paths);
  const digest = digests.get(name) ?? digestCode(paths);
  digests.set(name, digest);
  return digest;
}

/** The digests of this process. Its code does not change, because it is already loaded. */
const digests = new Map<string, string>();

function digestCode(paths: readonly string[]): string {
  const files = paths.flatMap((path) => filesOf(join(sourceRoot, path)));
  return digestOf(process.version, ...dependencyDigests(), ...files.map((file) => readFileSync(file)));
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/**
 * Digests each dependency's package.json, which contains its version. The file is not parsed, because another process
 * may be writing it.
 */
function dependencyDigests(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(sourceRoot, "../package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const { resolve } = createRequire(import.meta.url);
  return Object.keys(dependencies).map((name) => {
    const manifests = resolve.paths(name)?.map((folder) => join(folder, name, "package.json"));
    const manifest = manifests?.find((file) => existsSync(file));
    // Some package managers store packages in another place. A random digest then disables the cache, which is safe.
    if (manifest === undefined) return randomUUID();
    return digestOf(readFileSync(manifest));
  });
}
