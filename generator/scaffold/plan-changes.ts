import type { DraftFile } from "./draft.js";
import { isPlaceholder } from "./placeholder.js";

/** A file that scaffold creates or changes. */
export interface PlannedFile {
  /** Relative to the docs folder. */
  readonly path: string;
  /** `null` if the file is new. */
  readonly before: string | null;
  readonly after: string;
}

/** A placeholder that a person must replace. */
export interface PlacedPlaceholder {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
}

/** Finds the placeholders that the changes add. */
export function placeholdersIn(files: readonly PlannedFile[]): PlacedPlaceholder[] {
  return files.flatMap(({ path, before, after }) => {
    const known = new Set(before?.split("\n"));
    return after.split("\n").flatMap((line, index) => {
      if (known.has(line)) return [];
      return line
        .split("**")
        .filter(isPlaceholder)
        .map((text) => ({ file: path, line: index + 1, text }));
    });
  });
}

/**
 * Decides which pages of a draft are written.
 *
 * @param read - reads a file of the docs folder; `null` if it does not exist
 * @param isReplaced - whether pages replace existing files
 * @returns the files to write, and the paths of the existing files that are not replaced
 */
export function planFiles(
  pages: readonly DraftFile[],
  read: (path: string) => string | null,
  isReplaced: boolean,
): { readonly files: readonly PlannedFile[]; readonly existing: readonly string[] } {
  const files = new Map<string, PlannedFile>();
  const existing: string[] = [];
  for (const { path, text } of pages) {
    if (files.has(path)) continue;
    const before = read(path);
    if (before === null || isReplaced) files.set(path, { path, before, after: text });
    else existing.push(path);
  }
  return { files: [...files.values()], existing };
}
