import { spawn, spawnSync } from "node:child_process";
import { expect, inject, it } from "vitest";
import { lampProject } from "./lamp-docs.js";

/** Whether the program `script` of util-linux is installed. It runs a command in a terminal. */
const hasScript = spawnSync("script", ["--version"], { encoding: "utf8" }).stdout.includes("util-linux");

interface InTerminal {
  readonly output: string;
  /** The exit code of the shell in the terminal: 128 + the number of a signal that ended the command. */
  readonly code: number | null;
}

/** Runs the command line in a terminal. The shell command `before` runs first. */
async function runInTerminal(before: string, ...args: string[]): Promise<InTerminal> {
  const { CI: _, ...env }: NodeJS.ProcessEnv = {
    ...process.env,
    TERM: "xterm",
    CLI: inject("builtCli"),
    NODE: process.execPath,
  };
  const command = `${before}; "$NODE" "$CLI" ${args.join(" ")}`;
  const child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
    cwd: lampProject(),
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    // A faulty spinner could print without end.
    if (output.length > 1_000_000) child.kill("SIGKILL");
  }
  return { output, code: child.exitCode ?? (await new Promise((resolve) => child.on("exit", resolve))) };
}

it.skipIf(!hasScript).each([0, 1])("shows a spinner in a terminal of %i columns", async (columns) => {
  const { output, code } = await runInTerminal(`stty cols ${columns}`, "lint");
  expect(code).toBe(0);
  expect(output).toContain("Reading the docs");
  expect(output).toContain("2 warnings");
  expect(output.length).toBeLessThan(100_000);
});

it.skipIf(!hasScript)("SIGTERM ends a command that runs in a terminal, even while it is reading docs", async () => {
  // The docs folder is the whole disk, so that the command is still listing files when the signal arrives.
  const { code } = await runInTerminal(
    "stty cols 80",
    "lint",
    "--docs",
    "/",
    "--no-cache",
    "& sleep 1; kill -TERM $!; wait $!",
  );
  expect(code).toBe(128 + 15);
});
