import { isUtf8 } from "node:buffer";
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
} from "node:fs";
import { isErrno } from "./errno.js";

/**
 * Reads files that other processes can replace at any time. A file is opened before it is checked, so that the checked
 * file is also the one that is read. Opening a pipe does not wait for the writer of the pipe.
 */

/** Windows does not have the flags `O_NONBLOCK` and `O_NOFOLLOW`. */
const NO_WAIT = (constants.O_NONBLOCK as number | undefined) ?? 0;
export const NO_FOLLOW = (constants.O_NOFOLLOW as number | undefined) ?? 0;

/** On Linux, this folder has a link to each file and folder that this process has opened. */
export const OPEN_FILES = "/proc/self/fd";
export const hasOpenFiles = process.platform === "linux" && existsSync(OPEN_FILES);

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
export function readRealFile(file: string, limit: number): FileBytes {
  const descriptor = openSync(file, constants.O_RDONLY | NO_WAIT | NO_FOLLOW);
  try {
    const stats = fstatSync(descriptor);
    const reason = faultOf(stats, limit);
    if (reason !== null) return { bytes: null, reason };
    // A folder of the path may have been replaced by a link before the file was opened, so the path is compared again.
    if (!isOpenAt(file, descriptor, stats)) return { bytes: null, reason: "it was replaced while it was read" };
    const bytes = readUpTo(descriptor, stats.size, limit);
    return bytes === null ? { bytes, reason: tooLarge(limit) } : { bytes };
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a path leads to an open file without a symbolic link. Linux tells the path of an open file in one call. */
function isOpenAt(file: string, descriptor: number, { dev, ino }: Stats): boolean {
  if (hasOpenFiles && readlinkSync(`${OPEN_FILES}/${descriptor}`) === file) return true;
  const now = lstatSync(file);
  return now.dev === dev && now.ino === ino && realpathSync.native(file) === file;
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
function readUpTo(descriptor: number, size: number, limit: number): Buffer | null {
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const added = readSync(descriptor, bytes, length, bytes.length - length, length);
    if (added === 0) return bytes.subarray(0, length);
    length += added;
    if (length > limit) return null;
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, limit + 1));
  }
}
