import { existsSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { escapePath, glob } from "tinyglobby";
import { UsageError } from "../usage-error.js";

/**
 * The files of a program: a file, all TypeScript and JavaScript of a folder, or what a glob finds.
 *
 * @param without a folder that is no part of it: the SDK
 * @throws UsageError where a path names no file
 */
export async function programFiles(paths: readonly string[], without: string | null): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const isFolder = existsSync(path) && statSync(path).isDirectory();
      const pattern = isFolder ? `${escapePath(path)}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}` : path;
      const found = existsSync(path) && !isFolder ? [path] : await glob(pattern, { ignore: IGNORED });
      const own = found.map((file) => (isAbsolute(file) ? file : join(process.cwd(), file))).filter(isOwn);
      if (own.length === 0) throw new UsageError(`--program ${path} names no TypeScript or JavaScript file.`);
      return own;
    }),
  );
  return [...new Set(files.flat())].sort();

  function isOwn(file: string): boolean {
    return without === null || relative(without, file).startsWith("..");
  }
}

const IGNORED = ["**/node_modules/**", "**/*.d.{ts,mts,cts}"];
