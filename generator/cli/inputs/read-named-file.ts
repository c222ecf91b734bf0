import { relative } from "node:path";
import { decodeText } from "../../docs/decode.js";
import { isErrno, remedyOf } from "../../errno.js";
import { readBytesSync } from "../../read-files.js";
import { UsageError } from "../../usage-error.js";

/** The highest number of bytes in a file. The models and the metadata of Microsoft Graph are far smaller. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads the bytes of a file that the user named.
 *
 * @throws UsageError if the file cannot be read, is not a regular file, or is too large.
 */
export function readNamedFile(file: string): Buffer {
  const name = relative(process.cwd(), file);
  try {
    const read = readBytesSync(file, LARGEST);
    if (read.bytes !== null) return read.bytes;
    throw new UsageError(`Cannot read ${name}: ${read.reason}. Pass a regular file.`);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new UsageError(`Cannot read ${name}: ${error.message}. ${remedyOf(error)}`.trim(), { cause: error });
  }
}

/**
 * Reads a text file that the user named. The text does not have a byte order mark, and its line endings are `\n`.
 *
 * @throws UsageError if the file is binary, and as {@link readNamedFile}
 */
export function readNamedText(file: string): string {
  const decoded = decodeText(readNamedFile(file));
  if (decoded !== null) return decoded.text;
  throw new UsageError(`Cannot read ${relative(process.cwd(), file)}: it is a binary file. Pass a text file.`);
}
