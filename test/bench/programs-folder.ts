import { execSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("../../", import.meta.url));

/** Creates a folder that is deleted when the process ends. */
export function createProgramsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "docwright-bench-"));
  process.on("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return folder;
}

/**
 * Runs a Node program and returns its output and duration. @throws Error with the end of the output if the program
 * fails
 */
export function run(args: readonly string[], cwd = project): { readonly text: string; readonly seconds: number } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0)
    throw new Error(`${args.join(" ")} ended with ${status ?? "a signal"}: ${(stdout + stderr).slice(-2000)}`);
  return { text: stdout, seconds: (performance.now() - start) / 1000 };
}

/** Runs docwright from source. */
export function docwright(...args: readonly string[]): number {
  return run(["--import", "tsx", join(project, "generator/cli/main.ts"), ...args]).seconds;
}

/** Runs this project's TypeScript compiler in a folder. */
export function tsc(folder: string, ...args: readonly string[]): string {
  return run([join(project, "node_modules/typescript/bin/tsc"), ...args], folder).text;
}

/** Installs packages in a folder. @returns whether the registry was reachable */
export function install(folder: string, ...packages: readonly string[]): boolean {
  const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", ...packages];
  return spawnSync("npm", args, { cwd: folder, stdio: "ignore", shell: process.platform === "win32" }).status === 0;
}

/** Builds a generated SDK and installs it in the `node_modules` of a folder. */
export function installSdk(sdk: string, folder: string): void {
  symlinkSync(join(project, "node_modules"), join(sdk, "node_modules"), "junction");
  execSync("npm run build", { cwd: sdk, stdio: "ignore" });
  const home = join(folder, "node_modules/graph-sdk");
  mkdirSync(home, { recursive: true });
  for (const name of ["dist", "package.json"]) cpSync(join(sdk, name), join(home, name), { recursive: true });
}
