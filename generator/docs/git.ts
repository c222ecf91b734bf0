import { execFile } from "node:child_process";
import { UsageError } from "../usage-error.js";

/** A file or folder of a git tree. */
export interface TreeEntry {
  /** Path from the root of the tree, with forward slashes. */
  readonly path: string;
  readonly mode: string;
  /** Name of the object that holds the content. */
  readonly object: string;
  readonly size: number;
}

/** The highest number of bytes that git may print, without the contents of requested files. */
const overhead = 64 * 1024 * 1024;

/**
 * The top folder of the repository that contains a folder.
 *
 * @throws UsageError if git is not installed, or the folder is not in a repository
 */
export async function repositoryOf(folder: string): Promise<string> {
  const top = await git(folder, ["rev-parse", "--show-toplevel"]).catch((error: unknown) => {
    throw refusal(error, `${folder} is not in a git repository: ${reasonOf(error)}. Use a folder in a git repository.`);
  });
  return top.toString("utf8").replace(/\r?\n$/, "");
}

/**
 * The commit that a revision names: a branch, a tag, `HEAD~1`, the start of a hash.
 *
 * @throws UsageError if the repository does not have such a commit
 */
export async function commitOf(repository: string, revision: string): Promise<string> {
  // Git would read a revision that begins with a dash as an option.
  if (revision === "" || revision.startsWith("-")) {
    throw new UsageError(
      `"${revision}" is not a git revision. Name a branch, a tag or a commit: git:main for the branch main, or --since main.`,
    );
  }
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const commit = await git(repository, args).catch((error: unknown) => {
    throw refusal(
      error,
      `${repository} does not have the git revision ${revision}. If the clone is shallow, fetch more of its history.`,
    );
  });
  return commit.toString("utf8").trim();
}

/**
 * The merge base of HEAD and a revision.
 *
 * @throws UsageError if the repository does not have the revision, or a shallow clone does not contain the merge base
 */
export async function mergeBaseOf(repository: string, revision: string): Promise<string> {
  const commit = await commitOf(repository, revision);
  const base = await git(repository, ["merge-base", commit, "HEAD"]).catch((error: unknown) => {
    throw refusal(
      error,
      `${revision} and HEAD do not have a common commit. If the clone is shallow, fetch its whole history.`,
    );
  });
  return base.toString("utf8").trim();
}

/** The part of a repository's history that a clone has. */
export interface GitHistory {
  readonly commits: number;
  /** Whether older commits are missing in the clone. */
  readonly isShallow: boolean;
}

/**
 * Reads how much history the repository of a folder has.
 *
 * @throws UsageError if git is not installed, or the folder is not in a repository with commits
 */
export async function readHistory(folder: string): Promise<GitHistory> {
  try {
    const count = await git(folder, ["rev-list", "--count", "HEAD"]);
    const shallow = await git(folder, ["rev-parse", "--is-shallow-repository"]);
    return { commits: Number(count.toString("utf8")), isShallow: shallow.toString("utf8").trim() === "true" };
  } catch (error) {
    throw refusal(
      error,
      `git cannot read the history of ${folder}: ${reasonOf(error)}. Use a repository with commits.`,
    );
  }
}

/**
 * The last commit that changed a file; `null` if no commit changed it.
 *
 * @throws UsageError if git is not installed, or the folder is not in a repository with commits
 */
export async function lastCommitOf(folder: string, file: string): Promise<string | null> {
  const args = ["log", "-1", "--format=%H", "--", `./${file}`];
  const commit = await git(folder, args).catch((error: unknown) => {
    throw refusal(
      error,
      `git cannot read the history of ${file} in ${folder}: ${reasonOf(error)}. Use a repository with commits.`,
    );
  });
  const hash = commit.toString("utf8").trim();
  return hash === "" ? null : hash;
}

/**
 * The commits that added a text to a file or removed it, newest first.
 *
 * @throws UsageError if git is not installed, or the folder is not in a repository with commits
 */
export async function commitsThatMoved(text: string, folder: string, file: string): Promise<readonly string[]> {
  const args = ["log", "--format=%H", `-S${text}`, "--", `./${file}`];
  const commits = await git(folder, args).catch((error: unknown) => {
    throw refusal(
      error,
      `git cannot read the history of ${file} in ${folder}: ${reasonOf(error)}. Use a repository with commits.`,
    );
  });
  return commits
    .toString("utf8")
    .split("\n")
    .filter((hash) => hash !== "");
}

/**
 * Lists all files below a folder of a commit.
 *
 * @param folder path from the top of the repository; empty for the top itself
 * @throws UsageError if the commit does not have such a folder
 */
export async function listTree(repository: string, commit: string, folder: string): Promise<readonly TreeEntry[]> {
  const args = ["ls-tree", "-r", "-z", "-l", "--full-tree", `${commit}:${folder}`];
  const listing = await git(repository, args).catch((error: unknown) => {
    throw refusal(
      error,
      `Commit ${commit.slice(0, 12)} does not have the folder ${folder}. Use a revision that has this folder.`,
    );
  });
  return listing
    .toString("utf8")
    .split("\0")
    .flatMap((line): TreeEntry[] => {
      const [, mode, object, size, path] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? [];
      if (mode === undefined || object === undefined || size === undefined || path === undefined) return [];
      return [{ path, mode, object, size: size === "-" ? 0 : Number(size) }];
    });
}

/** Reads the contents of objects, by object name. */
export async function readObjects(
  repository: string,
  entries: readonly TreeEntry[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const sizes = new Map(entries.map(({ object, size }) => [object, size]));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const input = [...sizes.keys()].map((object) => `${object}\n`).join("");
  const output = await git(repository, ["cat-file", "--batch"], { input, most: total + overhead });
  return splitBatchOutput(output);
}

/**
 * Splits the output of `git cat-file --batch`: for each object a line with its name, type and size, its content, and a
 * line feed.
 * {@link https://git-scm.com/docs/git-cat-file#_batch_output | git cat-file, batch output}
 */
function splitBatchOutput(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf("\n", at);
    const [object = "", type, size] = output.subarray(at, end).toString("utf8").split(" ");
    if (end < 0 || type !== "blob" || size === undefined) {
      throw new UsageError(`git does not have the object ${object}. If the clone is partial, fetch the revision.`);
    }
    const start = end + 1;
    contents.set(object, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return contents;
}

function git(
  folder: string,
  args: readonly string[],
  { input = "", most = overhead }: { readonly input?: string; readonly most?: number } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The repository may be untrusted: do not run programs that its config names, and do not write to it.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
    const options = { cwd: folder, env, encoding: "buffer", maxBuffer: most } as const;
    const child = execFile("git", ["--no-pager", "-c", "core.fsmonitor=false", ...args], options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else if (error.code === "ENOENT") reject(new UsageError("git: needs git, which is not installed. Install git."));
      else reject(new Error(error.message, { cause: error }));
    });
    // Git can end before it has read all of its input. The write error is ignored, because git's exit code tells why it
    // ended.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

/**
 * Returns the usage error for a failed git command. If the error already tells that git is missing, it is returned
 * unchanged.
 */
function refusal(error: unknown, message: string): UsageError {
  return error instanceof UsageError ? error : new UsageError(message, { cause: error });
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    message
      .split("\n")
      .find((line) => line.startsWith("fatal:"))
      ?.replace(/^fatal: /, "") ?? "git did not name a reason"
  );
}
