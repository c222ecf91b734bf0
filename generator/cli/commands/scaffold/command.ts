import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsFolderOptions, collect } from "../../options.js";
import type { ScaffoldOptions } from "./run.js";

/** `docwright scaffold`: the pages of a new resource. */
export function scaffoldCommand(setExitCode: SetExitCode): Command {
  const command = new Command("scaffold").description(
    "Create the pages of a new resource, from a name, a JSON sample or metadata. Add missing rows to existing pages.",
  );
  addDocsFolderOptions(command)
    .option("--metadata <file>", "CSDL file of the service (default: the file in the config)")
    .option(
      "--type <name>",
      "type in the metadata to document (repeatable; default: all types that the docs describe)",
      collect,
    )
    .option("--name <name>", "name of the resource's type, such as lamp or microsoft.graph.lamp")
    .option(
      "--json <file>",
      "JSON sample of the resource: an object, a list of objects, or a response with a list in value",
    )
    .option("--path <path>", "path of the collection, such as /rooms/{room-id}/lamps (default: the plural of the name)")
    .option("--action <name>", "action that can be called on the resource (repeatable)", collect)
    .option("--function <name>", "function that can be called on the resource (repeatable)", collect)
    .option("--permissions <file>", "Microsoft's permissions file, for the permissions of the operations")
    .option("--author <name>", "author in the front matter of the pages")
    .option("--subservice <name>", "ms.subservice in the front matter of the pages")
    .addOption(
      new Option("--format <format>", "output format of the changes").choices(["list", "patch"]).default("list"),
    )
    .option("--write", "write the pages; without this option, only print the changes")
    .option("--force", "overwrite existing pages")
    .option("--no-cache", "do not read or write the cache");
  return command.action(async () => {
    const { runScaffold } = await import("./run.js");
    setExitCode(await runScaffold(command.optsWithGlobals<ScaffoldOptions>()));
  });
}
