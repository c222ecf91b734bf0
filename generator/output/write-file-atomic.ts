import { renameSync, rmSync, writeFileSync } from "node:fs";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { lstatIfExists } from "./lstat-if-exists.js";

/**
 * Writes a file that the user named, completely or not at all. Writes directly to a device or pipe (`/dev/stdout`).
 *
 * @throws UsageError if the file cannot be written.
 */
export function writeFileAtomic(file: string, text: string): void {
  const entry = lstatIfExists(file);
  const temporary = `${file}.${process.pid}.new`;
  try {
    if (entry !== null && !entry.isFile()) {
      writeFileSync(file, text);
      return;
    }
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (!isErrno(error)) throw error;
    throw new UsageError(`Cannot write ${file}: ${error.message}.`, { cause: error });
  }
}
