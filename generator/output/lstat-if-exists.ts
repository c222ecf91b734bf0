import { lstatSync, type Stats } from "node:fs";
import { isErrno } from "../errno.js";

/**
 * Reads the status of a path without following a symbolic link.
 *
 * @returns `null` if nothing exists at the path, or a parent of the path is a file.
 */
export function lstatIfExists(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ENOTDIR")) return null;
    throw error;
  }
}
