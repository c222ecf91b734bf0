import { watch, type FSWatcher } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isIgnoredFolder } from "../../../docs/page-name.js";
import { UsageError } from "../../../usage-error.js";

/** Milliseconds without a change after which changes count as complete: an editor or git may write several files. */
const QUIET = 100;

/**
 * Milliseconds between two checks for a missing folder. The operating system does not report that the folder exists
 * again.
 */
const RETRY = 1000;

/** The places to watch: folders with all folders below them, and single files, which may not exist yet. */
export interface WatchedPlaces {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

interface Watched {
  readonly watcher: FSWatcher;
  /** The number of the folder in the file system, and the time of its creation. */
  readonly id: string;
  /** Whether the folder was moved or removed. A folder that replaces it can have the same number. */
  isGone: boolean;
  /** The names of files to watch in the folder; `null` to watch all files. */
  names: ReadonlySet<string> | null;
}

/**
 * Signals that files may have changed, but not which files. The operating system can join, drop or repeat events, so
 * the caller compares all files with the state that it knows.
 */
export class ChangeSignal {
  readonly #watched = new Map<string, Watched>();
  #lastEvent = -Infinity;
  #wake: () => void = () => undefined;
  #hasMissing = false;

  /**
   * Watches these places, and stops watching all others. A change after this call is not missed.
   *
   * @throws UsageError if the operating system does not watch more folders.
   */
  async watch({ folders, files }: WatchedPlaces): Promise<void> {
    const wanted = new Map<string, Set<string> | null>();
    const addEntry = (path: string): void => {
      const names = wanted.get(dirname(path));
      if (names !== null) wanted.set(dirname(path), (names ?? new Set()).add(basename(path)));
    };
    files.forEach(addEntry);
    this.#hasMissing = false;
    // A folder that is created between the listing of its parent and the call of `watch` would be missed, so each folder
    // is watched before it is listed.
    for (const folder of folders) {
      addEntry(folder);
      if (!(await this.#watchTree(folder, "", wanted))) this.#hasMissing = true;
    }
    for (const [folder, names] of wanted) if (names !== null) await this.#watchFolder(folder, names);
    for (const [folder, { watcher }] of this.#watched) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watched.delete(folder);
    }
  }

  /** Waits for a change, and until nothing has changed for a moment. If a folder is missing, waits for one second. */
  async next(): Promise<void> {
    if (this.#lastEvent === -Infinity) {
      const event = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await (this.#hasMissing ? Promise.race([event, setTimeout(RETRY)]) : event);
    }
    for (let rest = QUIET; rest > 0; rest = this.#lastEvent + QUIET - performance.now()) await setTimeout(rest);
    this.#lastEvent = -Infinity;
  }

  /** @returns whether the folder exists */
  async #watchTree(root: string, path: string, wanted: Map<string, Set<string> | null>): Promise<boolean> {
    const folder = join(root, path);
    wanted.set(folder, null);
    await this.#watchFolder(folder, null);
    // A folder that cannot be listed is not an error here: reading the docs reports it.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    for (const entry of entries ?? []) {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && !isIgnoredFolder(inner)) await this.#watchTree(root, inner, wanted);
    }
    return entries !== null;
  }

  async #watchFolder(folder: string, names: ReadonlySet<string> | null): Promise<void> {
    const id = await stat(folder).then(
      ({ dev, ino, birthtimeMs }) => `${dev} ${ino} ${birthtimeMs}`,
      () => null,
    );
    const known = this.#watched.get(folder);
    if (known?.id === id && !known.isGone) {
      known.names = names;
      return;
    }
    known?.watcher.close();
    this.#watched.delete(folder);
    if (id === null) return;
    try {
      const watcher = watch(folder, (event, name) => {
        // An event with the folder's own name reports a change of the folder itself.
        const isOwn = event === "rename" && name === basename(folder);
        if (isOwn) watched.isGone = true;
        if (isOwn || watched.names === null || name === null || watched.names.has(name)) this.#notice();
      });
      const watched: Watched = { watcher, id, names, isGone: false };
      watcher.on("error", () => {
        watched.isGone = true;
        this.#notice();
      });
      this.#watched.set(folder, watched);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      // The folder was removed before it could be watched. The watcher of its parent reports this.
      if (code === "ENOENT") return;
      throw new UsageError(
        `Cannot watch ${folder}: ${code}. If the limit of watched folders is reached, raise it (Linux: sysctl fs.inotify.max_user_watches).`,
        { cause: error },
      );
    }
  }

  #notice(): void {
    this.#lastEvent = performance.now();
    this.#wake();
  }
}
