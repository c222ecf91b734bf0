import { existsSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { escapePath, glob } from "tinyglobby";
import { isErrno } from "../errno.js";
import { readBytesSync } from "../read-files.js";
import { UsageError } from "../usage-error.js";

/**
 * Finds the TypeScript and JavaScript files of a program.
 *
 * @param paths - files, folders or globs
 * @param without - the SDK's folder. Its files are left out
 * @throws UsageError if a path does not match a file
 */
export async function programFiles(paths: readonly string[], without: string | null): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const isFolder = existsSync(path) && statSync(path).isDirectory();
      const pattern = isFolder ? `${escapePath(path)}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}` : path;
      const found = existsSync(path) && !isFolder ? [path] : await glob(pattern, { ignore: IGNORED });
      const own = found.map((file) => (isAbsolute(file) ? file : join(process.cwd(), file))).filter(isOwn);
      if (own.length === 0) throw new UsageError(`--program ${path} does not match a TypeScript or JavaScript file.`);
      return own;
    }),
  );
  return [...new Set(files.flat())].sort();

  function isOwn(file: string): boolean {
    return without === null || relative(without, file).startsWith("..");
  }
}

const IGNORED = ["**/node_modules/**", "**/*.d.{ts,mts,cts}"];

/** The highest number of bytes in a file of a program. Bundles of large programs are smaller. */
const LARGEST = 32 * 1024 * 1024;

/**
 * Reads the text of a file of a program.
 *
 * @throws UsageError if the file cannot be read, is not a regular file, or is too large.
 */
export function readProgramFile(file: string): string {
  try {
    const read = readBytesSync(file, LARGEST);
    if (read.bytes !== null) return new TextDecoder().decode(read.bytes);
    throw new UsageError(`Cannot read ${file}: ${read.reason}. Remove this file from the program.`);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new UsageError(`Cannot read ${file}: ${error.message}.`, { cause: error });
  }
}
