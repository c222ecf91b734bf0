import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Resolves the symbolic links in a path. The last parts of the path may not exist yet, such as a file that an editor has
 * not saved.
 */
export async function realPath(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const parent = dirname(path);
    return parent === path ? path : join(await realPath(parent), basename(path));
  });
}
