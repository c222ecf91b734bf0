import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** A digest of the names and the contents of all files in a folder. */
export function folderDigest(folder: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const text = readFileSync(path);
    hash.update(`${relative(folder, path)}\n${text.length}\n`).update(text);
  }
  return hash.digest("hex");
}

/** The digests of the SDKs of one docs folder that was generated in different ways. */
export class SameBytes {
  readonly #digests = new Map<string, string>();

  add(way: string, folder: string): void {
    this.#digests.set(way, folderDigest(folder));
  }

  /** @throws Error if two ways gave different SDKs */
  check(): string {
    const [first, ...others] = this.#digests;
    const different = others.filter(([, digest]) => digest !== first?.[1]).map(([way]) => way);
    if (first === undefined || others.length === 0) throw new Error("No SDKs to compare.");
    if (different.length > 0) throw new Error(`The SDK differs from that of "${first[0]}": ${different.join(", ")}.`);
    return `The same bytes: ${[...this.#digests.keys()].join(", ")}.`;
  }
}

/** The start of a command that runs on one core, so that docwright uses one thread; `null` if the system has none. */
export function oneCore(): readonly string[] | null {
  const args = ["-c", "0"];
  return spawnSync("taskset", [...args, "true"]).status === 0 ? ["taskset", ...args] : null;
}
