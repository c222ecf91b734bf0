import { lstatIfExists, readRegularFile } from "../read-files.js";
import {
  backUpFile,
  createFile,
  createFolder,
  moveFile,
  removeEmptyFolder,
  removeFile,
  removeFolder,
} from "../write-files.js";
import { join } from "node:path";
import { UsageError } from "../usage-error.js";
import { backupPath, type JournalEntry, readJournal, removeJournal, writeJournal } from "./journal.js";
import { fileDigest } from "./lock-file.js";
import { parents, pathInside, WORK_FOLDER } from "./output-path.js";

/** A change of one file. */
export interface FileChange {
  readonly path: string;
  /** The new text; `null` removes the file. */
  readonly text: string | null;
  /** Whether the file exists now. */
  readonly exists: boolean;
}

const STAGED = `${WORK_FOLDER}/new`;
const BACKUPS = `${WORK_FOLDER}/old`;

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
  try {
    const staged = stage(folder, changes);
    writeJournal(folder, backUp(folder, changes));
    // Removals go first, because a new folder can have the name of a removed file.
    for (const path of removed) removeGenerated(folder, path);
    for (const [path, file] of staged) moveInto(folder, path, file);
    removeJournal(folder);
  } finally {
    rollBackUnfinished(folder);
  }
}

/**
 * Undoes the changes of a run that was killed: removes the files that it added, and moves the backups of the others
 * back to their paths. Then empties the work folder. {@link readJournal} lists the conditions.
 *
 * @throws UsageError if the rollback would change a file that docwright did not write. Nothing was changed.
 */
export function rollBackUnfinished(folder: string): void {
  const entries = readJournal(folder);
  if (entries !== null) {
    for (const { path, before } of entries) if (before === null) removeGenerated(folder, path);
    entries.forEach(({ path, before }, index) => {
      // A backup is missing if an earlier rollback restored it and was then killed.
      const isBackedUp = before !== null && lstatIfExists(join(folder, backupPath(index))) !== null;
      if (isBackedUp) moveInto(folder, path, backupPath(index));
    });
    removeJournal(folder);
  }
  for (const path of [STAGED, BACKUPS]) removeFolder(folder, path);
}

/**
 * Whether a run was killed during its changes. The folder then has a mixture of old and new files until
 * {@link rollBackUnfinished} is called.
 *
 * @throws UsageError if the journal of the run was changed.
 */
export function isUnfinished(folder: string): boolean {
  return readJournal(folder) !== null;
}

/** Writes the new files to the work folder. Their names are numbers, so that no tool reads them as sources. */
function stage(folder: string, changes: readonly FileChange[]): Map<string, string> {
  const staged = new Map<string, string>();
  createFolder(folder, STAGED);
  for (const { path, text } of changes) {
    if (text === null) continue;
    const file = `${STAGED}/${staged.size}`;
    createFile(folder, file, text);
    staged.set(path, file);
  }
  return staged;
}

function backUp(folder: string, changes: readonly FileChange[]): readonly JournalEntry[] {
  createFolder(folder, BACKUPS);
  return changes.map(({ path, text, exists }, index) => {
    const after = text === null ? null : fileDigest(text);
    if (!exists) return { path, before: null, after };
    pathInside(folder, path);
    backUpFile(folder, path, backupPath(index));
    return { path, before: backupDigest(folder, path, index), after };
  });
}

/** @throws UsageError if the file was replaced, for example by a pipe, after it was compared. */
function backupDigest(folder: string, path: string, index: number): string {
  const backup = readRegularFile(join(folder, backupPath(index)));
  if (backup !== "missing" && backup.text !== null) return fileDigest(backup.text);
  throw new UsageError(
    `${join(folder, path)} is not a regular file. Move this file, or choose another folder with --out.`,
  );
}

function moveInto(folder: string, path: string, file: string): void {
  pathInside(folder, path);
  moveFile(folder, file, path);
}

/** Removes a file. Then removes each parent folder that has become empty. */
function removeGenerated(folder: string, path: string): void {
  pathInside(folder, path);
  removeFile(folder, path);
  parents(path)
    .reverse()
    .every((parent) => removeEmptyFolder(folder, parent));
}
