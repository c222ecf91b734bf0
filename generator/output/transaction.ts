import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../usage-error.js";
import { parents, pathInside, WORK_FOLDER } from "./output-path.js";

/** What is to become of one file: its new text, or `null` to remove it. */
export interface Change {
  readonly path: string;
  readonly text: string | null;
  /** Whether a file stands there now. */
  readonly exists: boolean;
}

/**
 * What undoing takes, on disk before the first file is touched. While it stands, the changes count as not made.
 * The copy of the n-th kept file is called n.
 */
interface Journal {
  /** Files that stood before. */
  readonly kept: readonly string[];
  /** Files that did not. */
  readonly added: readonly string[];
}

/**
 * Makes all changes or none. New files are written in the work folder first, and hard links keep the old ones; then the
 * journal is written, the new files are moved into place, and the journal is removed, which is the moment when the
 * changes count. An error undoes what was done; after a kill, {@link undoUnfinished} does so in the next run.
 *
 * @param folder The output folder, with an empty work folder in it.
 * @throws The error that stopped it, when everything is as it was.
 */
export function makeChanges(folder: string, changes: readonly Change[]): void {
  const removed = changes.filter(({ text }) => text === null).map(({ path }) => path);
  const kept = changes.filter(({ exists }) => exists).map(({ path }) => path);
  const added = changes.filter(({ exists }) => !exists).map(({ path }) => path);
  try {
    const staged = stage(folder, changes);
    keep(folder, kept);
    writeJournal(folder, { kept, added });
    // Removals go first: a file may have to make room for a folder of its name.
    for (const path of removed) unlinkSync(pathInside(folder, path));
    for (const path of removed) removeEmptyFolders(folder, path);
    for (const [path, file] of staged) moveInto(folder, path, file);
    rmSync(journalFile(folder));
  } finally {
    undoUnfinished(folder);
  }
}

/** Undoes what a run did that ended among its changes, and empties the work folder. */
export function undoUnfinished(folder: string): void {
  if (isUnfinished(folder)) {
    const { kept, added } = readJournal(folder);
    for (const path of added) {
      rmSync(pathInside(folder, path), { force: true });
      removeEmptyFolders(folder, path);
    }
    kept.forEach((path, index) => {
      const copy = copyFile(folder, index);
      // A copy that is gone was put back by an undoing that was itself interrupted.
      if (existsSync(copy)) moveInto(folder, path, copy);
    });
    rmSync(journalFile(folder));
  }
  for (const name of ["new", "old"]) rmSync(join(folder, WORK_FOLDER, name), { recursive: true, force: true });
}

/** Whether a run was killed among its changes, so that the folder holds a mixture until the next run undoes it. */
export function isUnfinished(folder: string): boolean {
  return existsSync(journalFile(folder));
}

/** Writes the new files in the work folder, named by number, so that no tool takes them for sources. */
function stage(folder: string, changes: readonly Change[]): Map<string, string> {
  const staged = new Map<string, string>();
  mkdirSync(join(folder, WORK_FOLDER, "new"));
  for (const { path, text } of changes) {
    if (text === null) continue;
    const file = join(folder, WORK_FOLDER, "new", String(staged.size));
    writeFileSync(file, text);
    staged.set(path, file);
  }
  return staged;
}

function keep(folder: string, paths: readonly string[]): void {
  mkdirSync(join(folder, WORK_FOLDER, "old"));
  paths.forEach((path, index) => {
    const file = pathInside(folder, path);
    try {
      linkSync(file, copyFile(folder, index));
    } catch {
      // Some file systems have no hard links.
      copyFileSync(file, copyFile(folder, index));
    }
  });
}

function copyFile(folder: string, index: number): string {
  return join(folder, WORK_FOLDER, "old", String(index));
}

function moveInto(folder: string, path: string, file: string): void {
  const target = pathInside(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(file, target);
}

/** Removes the folders above a file that is gone, as far as they hold nothing else. */
function removeEmptyFolders(folder: string, path: string): void {
  for (const parent of parents(path).reverse()) {
    try {
      rmdirSync(join(folder, parent));
    } catch {
      return;
    }
  }
}

function journalFile(folder: string): string {
  return join(folder, WORK_FOLDER, "journal.json");
}

function writeJournal(folder: string, journal: Journal): void {
  const unfinished = join(folder, WORK_FOLDER, "new", "journal");
  writeFileSync(unfinished, JSON.stringify(journal));
  renameSync(unfinished, journalFile(folder));
}

function readJournal(folder: string): Journal {
  const journal = JSON.parse(readFileSync(journalFile(folder), "utf8")) as Partial<Journal>;
  if (!Array.isArray(journal.kept) || !Array.isArray(journal.added)) {
    throw new UsageError(`${journalFile(folder)} cannot be read; delete it and generate again.`);
  }
  return { kept: journal.kept, added: journal.added };
}
