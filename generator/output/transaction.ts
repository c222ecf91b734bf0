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

/** A change of one file. */
export interface FileChange {
  readonly path: string;
  /** The new text; `null` removes the file. */
  readonly text: string | null;
  /** Whether the file exists now. */
  readonly exists: boolean;
}

/**
 * The data for a rollback, written before the first file changes. The changes are committed when the journal is
 * removed. The backup of the file `kept[n]` is named `n`.
 */
interface Journal {
  /** Files that existed before. */
  readonly kept: readonly string[];
  /** Files that did not exist before. */
  readonly added: readonly string[];
}

/**
 * Applies all changes or none:
 *
 * 1. writes the new files to the work folder and backs up the old files as hard links
 * 2. writes the journal
 * 3. removes old files and moves new files into place
 * 4. removes the journal, which commits the changes
 *
 * An error rolls the changes back at once. If the process is killed, {@link rollBackUnfinished} does it in the next run.
 *
 * @param folder The output folder, with an empty work folder in it.
 * @throws The error that stopped the changes, after the rollback.
 */
export function applyChanges(folder: string, changes: readonly FileChange[]): void {
  const removed = changes.filter(({ text }) => text === null).map(({ path }) => path);
  const kept = changes.filter(({ exists }) => exists).map(({ path }) => path);
  const added = changes.filter(({ exists }) => !exists).map(({ path }) => path);
  try {
    const staged = stage(folder, changes);
    backUp(folder, kept);
    writeJournal(folder, { kept, added });
    // Removals go first, because a new folder can have the name of a removed file.
    for (const path of removed) unlinkSync(pathInside(folder, path));
    for (const path of removed) removeEmptyFolders(folder, path);
    for (const [path, file] of staged) moveInto(folder, path, file);
    rmSync(journalFile(folder));
  } finally {
    rollBackUnfinished(folder);
  }
}

/** Rolls back the changes of a run that was killed, and empties the work folder. */
export function rollBackUnfinished(folder: string): void {
  if (isUnfinished(folder)) {
    const { kept, added } = readJournal(folder);
    for (const path of added) {
      rmSync(pathInside(folder, path), { force: true });
      removeEmptyFolders(folder, path);
    }
    kept.forEach((path, index) => {
      const backup = backupFile(folder, index);
      // A missing backup was already restored by a rollback that was itself killed.
      if (existsSync(backup)) moveInto(folder, path, backup);
    });
    rmSync(journalFile(folder));
  }
  for (const name of ["new", "old"]) rmSync(join(folder, WORK_FOLDER, name), { recursive: true, force: true });
}

/** Whether a run was killed during its changes. Old and new files are mixed until {@link rollBackUnfinished}. */
export function isUnfinished(folder: string): boolean {
  return existsSync(journalFile(folder));
}

/** Writes the new files to the work folder. Their names are numbers, so that no tool reads them as sources. */
function stage(folder: string, changes: readonly FileChange[]): Map<string, string> {
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

function backUp(folder: string, paths: readonly string[]): void {
  mkdirSync(join(folder, WORK_FOLDER, "old"));
  paths.forEach((path, index) => {
    const file = pathInside(folder, path);
    try {
      linkSync(file, backupFile(folder, index));
    } catch {
      // Some file systems do not support hard links.
      copyFileSync(file, backupFile(folder, index));
    }
  });
}

function backupFile(folder: string, index: number): string {
  return join(folder, WORK_FOLDER, "old", String(index));
}

function moveInto(folder: string, path: string, file: string): void {
  const target = pathInside(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(file, target);
}

/** Removes the parent folders of a removed file that are now empty. */
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
    throw new UsageError(`Invalid ${journalFile(folder)}. Delete it and run \`docwright generate\` again.`);
  }
  return { kept: journal.kept, added: journal.added };
}
