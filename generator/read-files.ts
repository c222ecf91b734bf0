import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { lstat, open, realpath, type FileHandle } from "node:fs/promises";
import { isErrno } from "./errno.js";

/**
 * Reads files that other processes can replace at any time. A file is opened before it is checked, so that the checked
 * file is also the one that is read. Opening a pipe does not wait for the writer of the pipe.
 */

/** Windows does not have the flags `O_NONBLOCK` and `O_NOFOLLOW`. */
const NO_WAIT = (constants.O_NONBLOCK as number | undefined) ?? 0;
export const NO_FOLLOW = (constants.O_NOFOLLOW as number | undefined) ?? 0;

/** The bytes of a file. If the file was not read, `reason` is a clause for a message: "it was replaced". */
export type FileBytes = { readonly bytes: Buffer } | { readonly bytes: null; readonly reason: string };

/**
 * Reads a regular file. Symbolic links are followed.
 *
 * @param limit The largest size in bytes.
 * @throws Errors of the operating system.
 */
export function readBytesSync(file: string, limit: number): FileBytes {
  const descriptor = openSync(file, constants.O_RDONLY | NO_WAIT);
  try {
    const reason = faultOf(fstatSync(descriptor), limit);
    return reason === null ? { bytes: readFileSync(descriptor) } : { bytes: null, reason };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads a regular file whose path does not contain symbolic links, as `realpath` returns it.
 *
 * @param limit The largest size in bytes. If the file grows meanwhile, reading stops at the limit.
 * @throws Errors of the operating system.
 */
export async function readBytes(file: string, limit: number): Promise<FileBytes> {
  const handle = await open(file, constants.O_RDONLY | NO_WAIT | NO_FOLLOW);
  try {
    const stats = await handle.stat();
    const reason = faultOf(stats, limit);
    if (reason !== null) return { bytes: null, reason };
    // A folder of the path may have been replaced by a link before the file was opened, so the path is compared again.
    const { dev, ino } = await lstat(file);
    if (dev !== stats.dev || ino !== stats.ino || (await realpath(file)) !== file) {
      return { bytes: null, reason: "it was replaced while it was read" };
    }
    const bytes = await readUpTo(handle, stats.size, limit);
    return bytes === null ? { bytes, reason: tooLarge(limit) } : { bytes };
  } finally {
    await handle.close();
  }
}

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

/** A path that exists. */
export interface ReadFile {
  /** `null` if the path is not a regular file. */
  readonly text: string | null;
  /** Whether the text has all bytes of the file. If not, writing the text would damage the file. */
  readonly isUtf8: boolean;
}

const NOT_A_FILE: ReadFile = { text: null, isUtf8: false };

/**
 * Reads a file. Another run may remove or replace it at any time.
 *
 * @returns `missing` if nothing exists at the path.
 */
export function readRegularFile(path: string): ReadFile | "missing" {
  const stats = lstatIfExists(path);
  if (stats === null) return "missing";
  if (!stats.isFile()) return NOT_A_FILE;
  try {
    const descriptor = openSync(path, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
    try {
      if (!fstatSync(descriptor).isFile()) return NOT_A_FILE;
      const bytes = readFileSync(descriptor);
      return { text: bytes.toString("utf8"), isUtf8: isUtf8(bytes) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (isErrno(error, "ENOENT")) return "missing";
    if (isErrno(error, "ELOOP")) return NOT_A_FILE;
    throw error;
  }
}

/** Why a file is not read; `null` if it can be read. */
function faultOf(stats: Stats, limit: number): string | null {
  if (stats.isDirectory()) return "it is a folder, not a file";
  if (stats.isFIFO()) return "it is a pipe, not a regular file";
  if (!stats.isFile()) return "it is not a regular file";
  return stats.size > limit ? tooLarge(limit) : null;
}

function tooLarge(limit: number): string {
  return `it is larger than ${String(limit)} bytes`;
}

/** @returns `null` if the file has more bytes than the limit. */
async function readUpTo(handle: FileHandle, size: number, limit: number): Promise<Buffer | null> {
  let bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
    if (length > limit) return null;
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, limit + 1));
  }
}
