import { Command } from "commander";
import type { SetExitCode } from "../../../exit-code.js";
import { addDocsOptions, addFormatOption, addOutputOption, collect } from "../../../options.js";
import { addRuleHelpOptions } from "../../rule-help.js";
import type { PermissionsCommandOptions } from "./run.js";

/** `docwright export permissions`: the least permissions for operations, or for the calls of a program. */
export function permissionsCommand(setExitCode: SetExitCode): Command {
  const command = new Command("permissions")
    .description(
      "List the least privileged permissions of operations (default: all operations), or of the operations that a program calls.",
    )
    .argument(
      "[operations...]",
      'operation ids, routes or globs, such as user-get, "GET /users/{id}" or "/users/**"; id#variant selects one variant',
    );
  return addRuleHelpOptions(addOutputOption(addFormatOption(addDocsOptions(command), "permissions", "pretty")))
    .option(
      "--program <path>",
      "program that calls the SDK: a file (with the files that it imports), a folder or a glob (repeatable)",
      collect,
    )
    .option(
      "--manifest <file>",
      "compare the permissions with those that an app asks for: its Microsoft Entra manifest, or a JSON list of scopes",
    )
    .option(
      "--permission-ids <file>",
      "file with the ids and names of permissions: the output of az ad sp show, or permissions-descriptions.json",
    )
    .action(async (operations: string[]) => {
      const { runPermissions } = await import("./run.js");
      setExitCode(await runPermissions(operations, command.optsWithGlobals<PermissionsCommandOptions>()));
    });
}
