import { lstatIfExists, readRegularFile } from "../read-files.js";
import { fileDigest } from "./lock-file.js";

/**
 * Milliseconds after a change of a file until its digest is kept. Two changes at nearly the same time can have the same
 * time in the file system.
 */
const SETTLED_AFTER = 2000;

/** The digests of the files of an output folder, for a process that compares the folder again and again. */
export class KnownDigests {
  readonly #digests = new Map<string, { readonly stamp: string; readonly digest: string }>();

  /**
   * Digests a file. A file with the times, size and number of the last call is not read again.
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
