import { lstatSync, type Stats } from "node:fs";
import { isErrno } from "../errno.js";

/** What stands at a path, a symbolic link as itself; `null` where nothing does, nor could, since a file is above it. */
export function entryAt(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ENOTDIR")) return null;
    throw error;
  }
}
