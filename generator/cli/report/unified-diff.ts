import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";

/** A change of a file of the docs. */
export interface ChangedFile {
  /** Docs path. */
  readonly path: string;
  /** `null` if the file is new. */
  readonly before: string | null;
  /** `null` if the file is removed. */
  readonly after: string | null;
}

/**
 * Formats changes as a unified diff, which `git apply` reads.
 *
 * @param pathOf formats the path of a docs file
 */
export function formatUnifiedDiff(files: readonly ChangedFile[], pathOf: (file: string) => string): string {
  return files
    .map(({ path, before, after }) => {
      const name = pathOf(path);
      const [from, to] = [before === null ? "/dev/null" : `a/${name}`, after === null ? "/dev/null" : `b/${name}`];
      const patch = structuredPatch(from, to, before ?? "", after ?? "", undefined, undefined, { context: 3 });
      return formatPatch(patch, FILE_HEADERS_ONLY);
    })
    .join("");
}
