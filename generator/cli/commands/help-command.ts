import { Command } from "commander";
import { nearestName } from "../../nearest-name.js";
import { UsageError } from "../../usage-error.js";

/** `docwright help COMMAND`: the same as `docwright COMMAND --help`. */
export function helpCommand(): Command {
  const command = new Command("help")
    .description("Print the help of a command.")
    .argument("[command...]", "name of the command, such as lint or export permissions")
    .action((path: readonly string[]) => {
      path.reduce(requireCommand, rootOf(command)).outputHelp();
    });
  return command;
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

/** @throws UsageError if the command does not have a subcommand with this name. */
function requireCommand(parent: Command, name: string): Command {
  const found = parent.commands.find((one) => one.name() === name);
  if (found !== undefined) return found;
  const names = parent.commands.map((one) => one.name());
  const nearest = nearestName(name, names);
  const fix = nearest === null ? formatCommands(parent) : `Did you mean ${nearest}?`;
  throw new UsageError(`Unknown command '${name}'. ${fix}`);
}

/** Lists the subcommands of a command, for a message about an unknown command. */
export function formatCommands(command: Command): string {
  const commands = command.createHelp().visibleCommands(command);
  if (commands.length === 0) return `${command.name()} does not have subcommands.`;
  return `Commands: ${commands.map((one) => one.name()).join(", ")}.`;
}
