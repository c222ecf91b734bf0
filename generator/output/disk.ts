import { lstatSync, type Stats } from "node:fs";

/** What stands at a path, a symbolic link as itself; `null` where nothing does, nor could, since a file is above it. */
export function entryAt(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ENOTDIR")) return null;
    throw error;
  }
}

/** Whether an error is one of the operating system's, and of that code (`EEXIST`) where one is given. */
export function isErrno(error: unknown, code?: string): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error && (code === undefined || error.code === code);
}
