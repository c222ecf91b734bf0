import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { permissionsCommand } from "./permissions/command.js";
import { wholeApiCommands } from "./whole-api/command.js";

const formats = [...wholeApiCommands, permissionsCommand];

/** `docwright export FORMAT`: the API in another format. */
export function exportCommand(setExitCode: SetExitCode): Command {
  const command = new Command("export").description("Export the API in another format.").helpCommand(false);
  for (const format of formats) command.addCommand(format(setExitCode));
  return command;
}
