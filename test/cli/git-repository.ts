import { execFileSync } from "node:child_process";

const author = ["-c", "user.name=Writer", "-c", "user.email=writer@example.com", "-c", "commit.gpgsign=false"];

/** Runs git in a folder, without the git config of the user. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return execFileSync("git", [...author, ...args], { cwd: folder, env, encoding: "utf8", stdio: "pipe" });
}

/**
 * Creates a repository in a folder, and commits the files of the folder. The git pathspecs in `paths` can exclude files
 * from the commit.
 */
export function commitAll(folder: string, ...paths: readonly string[]): void {
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all", "--", ".", ...paths);
  git(folder, "commit", "--quiet", "--message=Docs");
}
