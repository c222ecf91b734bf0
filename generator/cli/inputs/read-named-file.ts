import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { isErrno } from "../../errno.js";
import { UsageError } from "../../usage-error.js";

/**
 * The bytes of a file that the user named.
 *
 * @throws UsageError where it cannot be read
 */
export function readNamedFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new UsageError(`${relative(process.cwd(), file)} cannot be read: ${error.message}.`, { cause: error });
  }
}
