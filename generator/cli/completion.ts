import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { readdirSync } from "node:fs";

/** The number of levels of folders to suggest: `docs/api-reference/v1.0`. */
const DEPTH = 3;

/**
 * Adds two commands: `completion SHELL`, which prints a script for a shell, and the hidden command `complete`, which
 * this script calls. The library `tab` suggests commands, options and their choices. The handlers here suggest paths.
 */
export function addCompletion(program: Command): void {
  const suggestions = tab(program, { completionCommandName: "completion" });
  program.commands
    .find((command) => command.name() === "completion")
    ?.description("Print the script that completes commands, options and paths in a shell.")
    .addHelpText("after", "\nFor bash: echo 'source <(docwright completion bash)' >> ~/.bashrc");
  for (const command of program.commands) {
    const known = suggestions.commands.get(command.name());
    if (known === undefined) continue;
    for (const { long, flags } of command.options) {
      const option = known.options.get(long?.slice("--".length) ?? "");
      const [, kind] = /<(dir|file)>$/.exec(flags) ?? [];
      if (option === undefined || kind === undefined) continue;
      option.handler = (complete) => {
        suggestPaths(complete, kind === "file");
      };
    }
    for (const [name, argument] of known.arguments) {
      if (!PATH_OPERANDS.has(name)) continue;
      argument.handler = (complete) => {
        suggestPaths(complete, name !== "docs");
      };
    }
  }
}

const PATH_OPERANDS: ReadonlySet<string> = new Set(["docs", "base", "head", "file"]);

function suggestPaths(complete: (path: string, description: string) => void, withFiles: boolean): void {
  for (const path of pathsBelow(".", withFiles, DEPTH)) complete(path, "");
}

/** Lists folders, and with `withFiles` also files. Hidden files, hidden folders and `node_modules` are left out. */
function pathsBelow(folder: string, withFiles: boolean, depth: number): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    ({ name }) => !name.startsWith(".") && name !== "node_modules",
  );
  return entries.flatMap((entry) => {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return withFiles ? [path] : [];
    return [path, ...(depth > 1 ? pathsBelow(path, withFiles, depth - 1) : [])];
  });
}
