import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../generator/cli/main.ts", import.meta.url));

export interface Ended {
  /** The exit code, or the signal that ended the process. */
  readonly code: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The current folder of a call, and what its environment says besides. */
export type Where = string | { readonly cwd: string; readonly env: NodeJS.ProcessEnv };

/** Starts the command line as a process of its own, as a person would. */
export function startDocwright(where: Where, ...args: string[]): ChildProcess {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };
  const place = typeof where === "string" ? { cwd: where, env } : { cwd: where.cwd, env: { ...env, ...where.env } };
  return spawn(process.execPath, ["--import", import.meta.resolve("tsx"), main, ...args], place);
}

/** Runs the command line to its end. */
export async function docwright(where: Where, ...args: string[]): Promise<Ended> {
  const child = startDocwright(where, ...args);
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const code = await new Promise<Ended["code"]>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => {
      resolve(status ?? signal);
    });
  });
  return { code, stdout: await stdout, stderr: await stderr };
}

async function text(stream: NodeJS.ReadableStream | null): Promise<string> {
  let all = "";
  for await (const chunk of stream ?? []) all += chunk.toString();
  return all;
}
