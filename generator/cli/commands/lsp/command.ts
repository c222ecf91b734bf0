import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsArgument, addDocsOptions, withDocsOperands } from "../../options.js";
import type { LspCommandOptions } from "./run.js";

/** `docwright lsp`: a language server, which shows the findings of `docwright lint` in an editor. */
export function lspCommand(setExitCode: SetExitCode): Command {
  const command = new Command("lsp").description("Start a language server, which shows findings in an editor.");
  return addDocsOptions(addDocsArgument(command))
    .addOption(new Option("--stdio", "use standard input and output; the default, because no other way is supported"))
    .action(async () => {
      const { runLsp } = await import("./run.js");
      setExitCode(await runLsp(withDocsOperands(command.optsWithGlobals<LspCommandOptions>(), command.args)));
    });
}
