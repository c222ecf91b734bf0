import { existsSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { escapePath, glob } from "tinyglobby";
import { isErrno, remedyOf } from "../errno.js";
import { readBytesSync } from "../read-files.js";
import { UsageError } from "../usage-error.js";

/**
 * Finds the TypeScript and JavaScript files of a program.
 *
 * @param paths - files, folders or globs
 * @param without - the SDK's folder. Its files are left out
 * @throws UsageError if a path does not match a file, or a folder cannot be read
 */
export async function programFiles(paths: readonly string[], without: string | null): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const isFolder = existsSync(path) && statSync(path).isDirectory();
      const pattern = isFolder ? `${escapePath(path)}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}` : path;
      const isFile = existsSync(path) && !isFolder;
      if (isFolder) assertReadable(path, Infinity);
      else if (!isFile) assertReadable(...searchedFolder(path));
      const found = isFile ? [path] : await glob(pattern, { ignore: IGNORED });
      const own = found.map((file) => (isAbsolute(file) ? file : join(process.cwd(), file))).filter(isOwn);
      if (own.length === 0)
        throw new UsageError(
          `--program ${path} does not match a TypeScript or JavaScript file. Pass a file, a folder or a glob of the program.`,
        );
      return own;
    }),
  );
  return [...new Set(files.flat())].sort();

  function isOwn(file: string): boolean {
    return without === null || relative(without, file).startsWith("..");
  }
}

const IGNORED = ["**/node_modules/**", "**/*.d.{ts,mts,cts}"];

/**
 * Checks that a folder and the folders below it can be read. A glob skips a folder that it cannot read, and the calls in
 * this folder would be missing.
 */
function assertReadable(folder: string, depth: number): void {
  for (const name of foldersIn(folder)) if (depth > 0) assertReadable(join(folder, name), depth - 1);
}

/** The folder in which a glob looks for files, and how many levels of folders it visits below. */
function searchedFolder(pattern: string): [folder: string, depth: number] {
  const segments = pattern.split("/");
  const start = segments.findIndex((segment) => /[*?[\]{}()!]/.test(segment));
  if (start < 0) return [pattern, 0];
  const folder = segments.slice(0, start).join("/") || (isAbsolute(pattern) ? "/" : ".");
  return [folder, pattern.includes("**") ? Infinity : segments.length - start - 1];
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return entries.map(({ name }) => name).filter((name) => name !== "node_modules" && !name.startsWith("."));
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ENOTDIR")) return [];
    throw cannotRead(folder, error);
  }
}

/**
 * Checks that a module that the compiler did not find is really missing. It can also be in a folder that the compiler
 * cannot read.
 *
 * @throws UsageError if the operating system cannot tell whether the module exists
 */
export function assertModuleMissing(file: string): void {
  try {
    statSync(file);
  } catch (error) {
    if (!isErrno(error, "ENOENT") && !isErrno(error, "ENOTDIR")) throw cannotRead(file, error);
  }
}

/** The highest number of bytes in a file of a program. Bundles of large programs are smaller. */
const LARGEST = 32 * 1024 * 1024;

/**
 * Reads the text of a file of a program.
 *
 * @throws UsageError if the file cannot be read, is not a regular file, is too large, or is binary or in UTF-16.
 */
export function readProgramFile(file: string): string {
  try {
    const read = readBytesSync(file, LARGEST);
    if (read.bytes === null) {
      throw new UsageError(`Cannot read ${file}: ${read.reason}. Remove this file from the program.`);
    }
    if (read.bytes.includes(0)) {
      throw new UsageError(`Cannot read ${file}: it contains zero bytes. Save it as UTF-8, or leave it out.`);
    }
    return new TextDecoder().decode(read.bytes);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

function cannotRead(path: string, error: unknown): unknown {
  if (!isErrno(error)) return error;
  return new UsageError(`Cannot read ${path}: ${error.message}. ${remedyOf(error)}`.trim(), { cause: error });
}
