import { renameSync, rmSync, writeFileSync } from "node:fs";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { entryAt } from "./disk.js";

/**
 * Writes one file that the user named, all of it or nothing. A device or pipe (`/dev/stdout`) is written to as it is.
 *
 * @throws UsageError where it cannot be written.
 */
export function writeFileWhole(file: string, text: string): void {
  const entry = entryAt(file);
  const aside = `${file}.${process.pid}.new`;
  try {
    if (entry !== null && !entry.isFile()) {
      writeFileSync(file, text);
      return;
    }
    writeFileSync(aside, text);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    if (!isErrno(error)) throw error;
    throw new UsageError(`Cannot write ${file}: ${error.message}.`, { cause: error });
  }
}
