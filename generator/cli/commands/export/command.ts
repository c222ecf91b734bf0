import { Command } from "commander";
import type { Ended } from "../../exit-code.js";
import { permissionsCommand } from "./permissions/command.js";

const formats = [permissionsCommand];

/** `docwright export FORMAT`: what the docs say of the API, in the form that another program or person takes. */
export function exportCommand(ended: Ended): Command {
  const command = new Command("export")
    .description("Writes what the docs say of the API in another form.")
    .helpCommand(false);
  for (const format of formats) command.addCommand(format(ended));
  return command;
}
