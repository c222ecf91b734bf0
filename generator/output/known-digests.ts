import { lstatIfExists, readRegularFile } from "../read-files.js";
import { fileDigest } from "./lock-file.js";

/**
 * A digest is kept only if the file was changed at least this many milliseconds ago. The file system can record the same
 * time for two changes in quick succession.
 */
const SETTLED_AFTER = 2000;

/** The digests of the files of an output folder, for a process that compares the folder again and again. */
export class KnownDigests {
  readonly #digests = new Map<string, { readonly stamp: string; readonly digest: string }>();

  /**
   * Digests a file. Does not read the file again if its times, size and inode number are the same as in the last call.
   *
   * @param file where the file is now
   * @param path the path in the output folder
   * @returns `null` if the path is not a regular file, `missing` if nothing exists at the path
   */
  digestOf(file: string, path: string): string | null {
    const stats = lstatIfExists(file);
    if (stats === null) return MISSING;
    const { mtimeMs, ctimeMs, size, ino } = stats;
    const stamp = `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
    const known = this.#digests.get(path);
    if (known?.stamp === stamp) return known.digest;
    const digest = digestOfFile(file);
    const isSettled = Date.now() - ctimeMs > SETTLED_AFTER;
    if (isSettled && digest !== null && digest !== MISSING) this.#digests.set(path, { stamp, digest });
    return digest;
  }
}

/** The digest of a path at which nothing exists. */
export const MISSING = "missing";

/** @returns `null` if the path is not a regular file, `missing` if nothing exists at the path */
export function digestOfFile(file: string): string | null {
  const entry = readRegularFile(file);
  if (entry === "missing") return MISSING;
  return entry.text === null ? null : fileDigest(entry.text);
}
