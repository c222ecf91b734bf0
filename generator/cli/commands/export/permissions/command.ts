import { Command } from "commander";
import type { SetExitCode } from "../../../exit-code.js";
import { addDocsOptions, addFormatOption, collect } from "../../../options.js";
import type { PermissionsCommandOptions } from "./run.js";

/** `docwright export permissions`: the least permissions for operations, or for the calls of a program. */
export function permissionsCommand(setExitCode: SetExitCode): Command {
  const command = new Command("permissions")
    .description(
      "List the least permissions for all operations, for the named ones, or for those that a program calls.",
    )
    .argument(
      "[operations...]",
      'operation ids, routes or globs, such as user-get, "GET /users/{id}" or "/users/**"; id#variant selects one variant',
    );
  return addFormatOption(addDocsOptions(command), "permissions", "pretty")
    .option(
      "--program <path>",
      "program that calls the SDK: a file (with the files that it imports), a folder or a glob (repeatable)",
      collect,
    )
    .option("-o, --output <file>", "write to a file instead of standard output")
    .action(async (operations: string[]) => {
      const { runPermissions } = await import("./run.js");
      setExitCode(await runPermissions(operations, command.optsWithGlobals<PermissionsCommandOptions>()));
    });
}
