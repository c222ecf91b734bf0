import type { ChildProcess } from "node:child_process";
import { expect, onTestFinished } from "vitest";
import { startDocwright } from "./docwright.js";

export interface Watching {
  /** The output up to the message that the docs are watched. */
  readonly started: string;
  readonly child: ChildProcess;
  /** The output since the last call of `next`. */
  readonly next: (expected: string | RegExp) => Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/** Starts `docwright watch`, and waits until it watches the docs. */
export async function startWatching(folder: string, ...args: string[]): Promise<Watching> {
  const child = startDocwright(folder, "watch", ...args);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on("exit", (code, signal) => {
      resolve({ code, signal });
    });
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const next = async (expected: string | RegExp): Promise<string> => {
    await expect.poll(() => output, { timeout: 60_000, interval: 20 }).toMatch(expected);
    const text = output;
    output = "";
    return text;
  };
  const started = await next(/^Watching .*\n/m);
  return { started, child, next, ended };
}
