import { Command, Option } from "commander";
import { changelogCommand } from "./commands/changelog/command.js";
import { diffCommand } from "./commands/diff/command.js";
import { driftCommand } from "./commands/drift/command.js";
import { exportCommand } from "./commands/export/command.js";
import { generateCommand } from "./commands/generate/command.js";
import { lintCommand } from "./commands/lint/command.js";
import { modelCommand } from "./commands/model/command.js";
import { verifyCommand } from "./commands/verify/command.js";
import type { Ended } from "./exit-code.js";
import { docwrightVersion } from "./version.js";

const commands = [
  generateCommand,
  modelCommand,
  lintCommand,
  diffCommand,
  changelogCommand,
  driftCommand,
  verifyCommand,
  exportCommand,
];

/**
 * The command line: every command, with the options that mean the same everywhere.
 *
 * @param ended Takes the exit code of the command that ran.
 */
export function createProgram(ended: Ended): Command {
  const program = new Command("docwright")
    .description("Reads API reference pages written in Markdown and writes the typed SDK that they promise.")
    .version(docwrightVersion(), "--version", "print the version")
    .helpCommand(false)
    .option("--config <file>", "config file, instead of docwright.config.{ts,mts,js,mjs,json} in this folder")
    .addOption(new Option("--quiet", "print results and errors alone").conflicts("verbose"))
    .option("--verbose", "print every finding, and where a fault happened")
    .option("--no-color", "print without colours");
  for (const command of commands) program.addCommand(command(ended));
  for (const command of withSubcommands(program)) {
    command
      .helpOption("-h, --help", "print this help")
      .configureHelp({ showGlobalOptions: true })
      .configureOutput({
        outputError: (text, write) => {
          write(oneLine(text, command));
        },
      })
      .exitOverride();
  }
  return program;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** Commander's message as one line that ends with what would be right. */
function oneLine(text: string, command: Command): string {
  const message = text
    .trim()
    .replace(/^error: /, "")
    .replaceAll(/\s*\n\s*/g, " ")
    .replace(/^./, (first) => first.toUpperCase())
    .replace(/\.$/, "");
  return `docwright: ${message}${message.endsWith(")") ? "" : `; see ${fullName(command)} --help.`}\n`;
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}
