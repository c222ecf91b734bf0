import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { isErrno } from "../../errno.js";
import { UsageError } from "../../usage-error.js";

/**
 * Reads the bytes of a file that the user named.
 *
 * @throws UsageError if the file cannot be read.
 */
export function readNamedFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new UsageError(`Cannot read ${relative(process.cwd(), file)}: ${error.message}.`, { cause: error });
  }
}
