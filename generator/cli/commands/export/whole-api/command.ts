import { Command, Option } from "commander";
import { exporters, type ExporterName } from "../../../../export/exporters.js";
import type { SetExitCode } from "../../../exit-code.js";
import {
  addDocsArgument,
  addDocsOptions,
  addFormatOption,
  addMetadataOption,
  addOutputOption,
  withDocsOperands,
} from "../../../options.js";
import type { WholeApiOptions } from "./run.js";

/** The commands that export the whole API, such as `docwright export json-schema`: one command per exporter. */
export const wholeApiCommands = (Object.keys(exporters) as ExporterName[]).map((name) => {
  const { description, extension, split } = exporters[name];
  return (setExitCode: SetExitCode): Command => {
    const command = new Command(name).description(description);
    addMetadataOption(addDocsOptions(addDocsArgument(command)));
    if (extension === null) addFormatOption(command, "document", "json");
    addOutputOption(command);
    const splitOption = split === null ? null : new Option(split.option, split.description);
    if (splitOption !== null) command.addOption(splitOption);
    return command.action(async () => {
      const { runExport } = await import("./run.js");
      const options = withDocsOperands(command.optsWithGlobals<WholeApiOptions>(), command.args);
      const isSplit = splitOption !== null && command.getOptionValue(splitOption.attributeName()) === true;
      setExitCode(await runExport(name, isSplit, options));
    });
  };
});
