import { spawn, spawnSync } from "node:child_process";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { openTerminal } from "../../generator/cli/terminal.js";
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

it.skipIf(!hasScript).each(["export NO_COLOR=1", "export FORCE_COLOR=0"])(
  "prints no colors in a terminal, also not in the spinner, after %s",
  async (before) => {
    const { output, code } = await runInTerminal(before, "lint");
    expect(code).toBe(0);
    expect(output).toContain("Reading the docs");
    // Codes that end in "m" set colors and styles. The spinner also needs codes that move the cursor.
    // eslint-disable-next-line no-control-regex -- such codes start with a control character
    expect(output).not.toMatch(/\u001B\[\d*m/);
  },
);

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

describe("the progress of a long run without a terminal", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** Runs two phases of six seconds each, and returns what is written to standard error. */
  async function runPhases(options: { readonly quiet?: boolean }): Promise<string> {
    vi.useFakeTimers();
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const terminal = openTerminal({ color: false, ...options });
    for (const phase of ["Reading the docs", "Generating the SDK"]) {
      await terminal.progress(phase, async (onProgress) => {
        onProgress(1, 3);
        await vi.advanceTimersByTimeAsync(3000);
        onProgress(2, 3);
        await vi.advanceTimersByTimeAsync(3000);
      });
    }
    return write.mock.calls.map(([text]) => String(text)).join("");
  }

  it("is one line for each phase that still runs after ten seconds, with the number of items that are done", async () => {
    expect(await runPhases({})).toBe("Generating the SDK: 2 of 3 ...\n");
  });

  it("is not printed with `--quiet`", async () => {
    expect(await runPhases({ quiet: true })).toBe("");
  });
});
