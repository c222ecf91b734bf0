import { join, posix, resolve } from "node:path";
import { isErrno, remedyOf } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { createRoot, pathBelow } from "../open-folder.js";
import { lstatIfExists, readRegularFile } from "../read-files.js";
import {
  belowCurrentFolder,
  createBackup,
  createFolder,
  createReplacement,
  moveFile,
  removeAbandoned,
  removeEmptyFolder,
  removeFile,
} from "../write-files.js";
import { deferSignals } from "./defer-signals.js";
import { parents } from "./output-path.js";

/** A change of a file that people edit too. */
export interface TextChange {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  /** The text from which `after` was made; `null` if the file did not exist. If it is absent, any file is replaced. */
  readonly before?: string | null;
  /** The new text; `null` removes the file. */
  readonly after: string | null;
}

/** A change whose new text is on the disk, in a file next to the old one. */
interface StagedChange {
  readonly path: string;
  /** The file with the new text; `null` removes the file. */
  readonly replacement: string | null;
  /** A link to the old file; `null` if it did not exist. */
  readonly backup: string | null;
}

/**
 * Changes files in their order, all or none. The usual errors (a full disk, missing permissions, symbolic links, long
 * names) occur before the first change. If a later step fails, the changes are undone. Signals such as Ctrl-C are
 * delivered after the last change. If the process is killed between two changes, some files are changed and others are
 * not, but each file is complete. The next run of the command makes the other changes; `scaffold` needs `--force` for
 * this.
 *
 * There is no journal to undo the changes of a killed run, as there is for an SDK. Anyone can commit a journal to a docs
 * folder. For an SDK, the lock file lists the files that a journal may restore. No such list exists for docs, because
 * people write them.
 *
 * @param root The folder that contains all files. It is created if it does not exist.
 * @throws UsageError if a path has a symbolic link, if a file is read-only or was edited in the meantime, or if writing
 * fails. No file was changed.
 */
export async function changeFiles(root: string, changes: readonly TextChange[]): Promise<void> {
  for (const { path } of changes) pathBelow(root, path);
  const newFolders = missingFolders(root, changes);
  const staged: StagedChange[] = [];
  await deferSignals(() => {
    let isChanged = false;
    try {
      createRoot(root);
      cleanFolders(root, changes);
      for (const change of changes) staged.push(stage(root, change));
      for (const change of changes) assertUnchanged(root, change);
      commit(root, staged);
      isChanged = true;
    } catch (error) {
      if (!isErrno(error)) throw error;
      const message = `Cannot write to ${root}: ${error.message}. No file was changed. ${remedyOf(error)}`;
      throw new UsageError(message.trim(), { cause: error });
    } finally {
      for (const { replacement, backup } of staged) {
        for (const path of [replacement, backup]) if (path !== null) removeFile(root, path);
      }
      if (!isChanged) for (const folder of newFolders) removeEmptyFolder(root, folder);
    }
  });
}

/**
 * Writes files to a folder that the user named, all or none. Creates the folder and the folders below it. Symbolic links
 * are refused below the current folder and below the named folder.
 *
 * @param files - `path`: relative to the folder, with forward slashes
 * @throws UsageError if a file cannot be written. No file was changed.
 */
export async function writeNamedFolder(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<void> {
  const root = resolve(folder);
  const below = belowCurrentFolder(root);
  const prefix = below === null || below === "" ? "" : `${below}/`;
  await changeFiles(
    below === null ? root : process.cwd(),
    files.map(({ path, text }) => ({ path: `${prefix}${path}`, after: text })),
  );
}

/**
 * Reads the text of a file, to change a part of it.
 *
 * @returns `null` if the file does not exist
 * @throws UsageError if the path has a symbolic link, is not a file, or is not in UTF-8
 */
export function readEditableFile(root: string, path: string): string | null {
  const file = readRegularFile(pathBelow(root, path));
  if (file === "missing") return null;
  if (file.text === null) throw new UsageError(`${join(root, path)} is not a file. Remove or rename it.`);
  if (!file.isUtf8) throw new UsageError(`${join(root, path)} is not in UTF-8. Save it as UTF-8.`);
  return file.text;
}

/** The folders that the changes create, innermost first. */
function missingFolders(root: string, changes: readonly TextChange[]): string[] {
  const folders = new Set(changes.flatMap(({ path, after }) => (after === null ? [] : parents(path))));
  return [...folders, "."]
    .filter((folder) => lstatIfExists(join(root, folder)) === null)
    .sort((a, b) => b.length - a.length);
}

/** Removes the temporary files that killed runs left next to the files. */
function cleanFolders(root: string, changes: readonly TextChange[]): void {
  for (const folder of new Set(changes.map(({ path }) => posix.dirname(path)))) {
    if (lstatIfExists(join(root, folder)) !== null) removeAbandoned(root, folder);
  }
}

/** The bits of a file mode that allow the owner, the group or others to write. */
const WRITABLE = 0o222;

/** Writes the new text next to the file, and links the old file. */
function stage(root: string, { path, after }: TextChange): StagedChange {
  if (after !== null) createFolder(root, posix.dirname(path));
  const file = readRegularFile(pathBelow(root, path));
  if (file !== "missing" && file.text === null) {
    throw new UsageError(`${join(root, path)} is not a file. Remove or rename it. No file was changed.`);
  }
  // A file is replaced as a whole, which the system allows even if its owner protected it.
  if (((lstatIfExists(join(root, path))?.mode ?? WRITABLE) & WRITABLE) === 0) {
    throw new UsageError(`${join(root, path)} is read-only. Change its permissions. No file was changed.`);
  }
  const replacement = after === null ? null : createReplacement(root, path, after);
  try {
    return { path, replacement, backup: file === "missing" ? null : createBackup(root, path) };
  } catch (error) {
    if (replacement !== null) removeFile(root, replacement);
    throw error;
  }
}

function assertUnchanged(root: string, { path, before }: TextChange): void {
  if (before === undefined) return;
  const file = readRegularFile(pathBelow(root, path));
  if ((file === "missing" ? null : file.text) === before) return;
  throw new UsageError(
    `${join(root, path)} was edited while docwright was reading the docs. No file was changed. Run the command again.`,
  );
}

/** @throws the error that stopped the changes, after the finished ones were undone */
function commit(root: string, staged: readonly StagedChange[]): void {
  const done: StagedChange[] = [];
  try {
    for (const change of staged) {
      if (change.replacement === null) removeFile(root, change.path);
      else moveFile(root, change.replacement, change.path);
      done.push(change);
    }
  } catch (error) {
    for (const { path, backup } of done.reverse()) {
      if (backup === null) removeFile(root, path);
      else moveFile(root, backup, path);
    }
    throw error;
  }
}
