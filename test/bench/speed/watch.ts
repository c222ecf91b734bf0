import { spawn } from "node:child_process";
import { environment, type Cost } from "./measure.js";

/** How long `docwright watch` takes from a change of a page to the message that the SDK is written. */
export async function measureWatch(args: readonly string[], folder: string, edit: () => void): Promise<Cost> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: environment(folder),
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  let wake = (): void => undefined;
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
    wake();
  });
  const ended = new Promise<never>((_, reject) => {
    child.on("exit", (code) => {
      reject(new Error(`docwright watch ended with ${String(code)}: ${output}`));
    });
  });
  const printed = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(output)) {
      await Promise.race([ended, new Promise<void>((resolve) => (wake = resolve))]);
    }
    output = "";
  };
  await printed(/^Watching /m);
  let seconds = 0;
  // The first updates are slower, because the engine has not yet compiled the code.
  for (let update = 0; update < UPDATES; update += 1) {
    const start = performance.now();
    edit();
    await printed(/ written/);
    seconds = (performance.now() - start) / 1000;
  }
  // From here on, the process ends because it is killed.
  ended.catch(() => undefined);
  const usage = process.platform === "linux" ? await memoryOf(child.pid ?? 0) : Number.NaN;
  child.kill();
  return { seconds, cpu: Number.NaN, megabytes: usage };
}

const UPDATES = 3;

/** The peak memory of a process in megabytes. */
async function memoryOf(pid: number): Promise<number> {
  const { readFile } = await import("node:fs/promises");
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
