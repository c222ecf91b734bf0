import { spawn, type ChildProcess } from "node:child_process";
import { inject, vi } from "vitest";
import { runCommandLine } from "../../generator/cli/run.js";

export interface Ended {
  /** The exit code; `null` if a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The current folder of a call, and optionally its environment variables. */
export type Where = string | { readonly cwd: string; readonly env: NodeJS.ProcessEnv };

/** Starts the command line in a child process. */
export function startDocwright(where: Where, ...args: string[]): ChildProcess {
  const env = { ...process.env, CI: "true", NO_COLOR: undefined, FORCE_COLOR: undefined };
  const place = typeof where === "string" ? { cwd: where, env } : { cwd: where.cwd, env: { ...env, ...where.env } };
  return spawn(process.execPath, [inject("builtCli"), ...args], place);
}

/** Runs the command line in a child process. */
export async function spawnDocwright(where: Where, ...args: string[]): Promise<Ended> {
  const child = startDocwright(where, ...args);
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, stdout: await stdout, stderr: withoutProgress(await stderr) };
}

/** Removes the lines about progress. On a busy machine, a run can take longer than the ten seconds after which they appear. */
function withoutProgress(stderr: string): string {
  return stderr.replace(/^(?:Reading|Generating|Planning|Fixing|Writing|Compiling) .* \.\.\.\n/gm, "");
}

/** Runs the command line in this process, which is faster than a child process. */
export async function docwright(folder: string, ...args: string[]): Promise<Ended> {
  const written = { stdout: "", stderr: "" };
  const before = process.cwd();
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    }),
  );
  vi.stubEnv("FORCE_COLOR", undefined);
  vi.stubEnv("CI", "true");
  process.chdir(folder);
  try {
    const code = await runCommandLine(args);
    return { code, stdout: written.stdout, stderr: withoutProgress(written.stderr) };
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}

async function text(stream: NodeJS.ReadableStream | null): Promise<string> {
  let all = "";
  for await (const chunk of stream ?? []) all += chunk.toString();
  return all;
}
