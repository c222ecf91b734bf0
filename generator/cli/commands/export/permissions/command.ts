import { Command, Option } from "commander";
import type { Ended } from "../../../exit-code.js";
import { addDocsOptions, collect } from "../../../options.js";
import { permissionReporters, type PermissionFormat } from "../../../report/permissions/reporters.js";
import type { PermissionsCommandOptions } from "./run.js";

/** `docwright export permissions`: the least permissions that operations, or the calls of a program, need. */
export function permissionsCommand(ended: Ended): Command {
  const command = new Command("permissions")
    .description("Works out the least permissions that operations need: those named, those a program calls, or all.")
    .argument(
      "[operations...]",
      'ids, routes or globs of either: user-get, "GET /users/{id}", "/users/**"; id#variant for one of several variants',
    );
  return addDocsOptions(command)
    .option(
      "--program <path>",
      "a program that calls the SDK, as a file (what it imports is read along), a folder or a glob; may be given several times",
      collect,
    )
    .addOption(
      new Option("--format <format>", "how the permissions are printed")
        .choices(Object.keys(permissionReporters))
        .default("pretty" satisfies PermissionFormat),
    )
    .option("-o, --output <file>", "write to a file instead of standard output")
    .action(async (operations: string[]) => {
      const { runPermissions } = await import("./run.js");
      ended(await runPermissions(operations, command.optsWithGlobals<PermissionsCommandOptions>()));
    });
}
