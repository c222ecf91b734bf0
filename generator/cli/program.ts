import { Command, Option } from "commander";
import { changelogCommand } from "./commands/changelog/command.js";
import { diffCommand } from "./commands/diff/command.js";
import { doctorCommand } from "./commands/doctor/command.js";
import { driftCommand } from "./commands/drift/command.js";
import { exportCommand } from "./commands/export/command.js";
import { generateCommand } from "./commands/generate/command.js";
import { formatCommands, helpCommand } from "./commands/help-command.js";
import { initCommand } from "./commands/init/command.js";
import { lintCommand } from "./commands/lint/command.js";
import { lspCommand } from "./commands/lsp/command.js";
import { modelCommand } from "./commands/model/command.js";
import { reportCommand } from "./commands/report/command.js";
import { scaffoldCommand } from "./commands/scaffold/command.js";
import { serveCommand } from "./commands/serve/command.js";
import { snippetsCommand } from "./commands/snippets/command.js";
import { verifyCommand } from "./commands/verify/command.js";
import { watchCommand } from "./commands/watch/command.js";
import { addCompletion } from "./completion.js";
import type { SetExitCode } from "./exit-code.js";
import { printableLine } from "./report/printable.js";
import { docwrightVersion } from "./version.js";

const commands = [
  initCommand,
  generateCommand,
  watchCommand,
  modelCommand,
  lintCommand,
  diffCommand,
  changelogCommand,
  driftCommand,
  verifyCommand,
  exportCommand,
  scaffoldCommand,
  reportCommand,
  serveCommand,
  snippetsCommand,
  doctorCommand,
  lspCommand,
];

/**
 * Creates the command line with all commands.
 *
 * @param setExitCode Receives the exit code of the command.
 */
export function createProgram(setExitCode: SetExitCode): Command {
  const program = new Command("docwright")
    .description("Generate a typed TypeScript SDK from API reference pages in Markdown, and check the pages.")
    .version(docwrightVersion(), "-V, --version", "print the version")
    .helpCommand(false)
    .option("--config <file>", "config file (default: docwright.config.{ts,mts,js,mjs,json} in the current folder)")
    .addOption(new Option("--quiet", "print only results and errors").conflicts("verbose"))
    .option("--verbose", "print every finding, where the cache is, and stack traces of errors")
    .option("--no-color", "print without colors");
  for (const command of commands) program.addCommand(command(setExitCode));
  program.addCommand(helpCommand());
  addCompletion(program);
  for (const command of withSubcommands(program)) {
    command
      .helpOption("-h, --help", "print this help")
      .configureHelp({ showGlobalOptions: true, minWidthToWrap: 30 })
      .configureOutput({
        outputError: (text, write) => {
          write(formatUsageError(text, command));
        },
      })
      .exitOverride();
  }
  return program;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** Changes an error message of commander to one line that ends with the fix. */
function formatUsageError(text: string, command: Command): string {
  const message = printableLine(text)
    .replace(/^error: /, "")
    .replace(/^./, (first) => first.toUpperCase())
    .replace(/\.$/, "");
  return `docwright: ${message}${fixOf(message, command)}\n`;
}

/** The end of an error message: how to fix the error. Empty if commander's message already suggests a similar name. */
function fixOf(message: string, command: Command): string {
  if (message.endsWith(")")) return "";
  if (message.startsWith("Unknown command")) return `. ${formatCommands(command)}`;
  return `; see ${fullName(command)} --help.`;
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}
