import { Command, InvalidArgumentError } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsArgument, addDocsOptions, addMetadataOption, withDocsOperands } from "../../options.js";
import type { ServeCommandOptions } from "./run.js";

/** `docwright serve`: a local server that behaves as the docs say. */
export function serveCommand(setExitCode: SetExitCode): Command {
  const command = new Command("serve").description(
    "Start a local server that behaves as the docs say. Its data starts with the documented examples.",
  );
  return addMetadataOption(addDocsOptions(addDocsArgument(command)))
    .option("--port <number>", "port; 0 chooses a free one", numberOption(0, 65_535), 4010)
    .option("--host <name>", "network interface; other computers can reach 0.0.0.0", "127.0.0.1")
    .option("--latency <ms>", "wait this number of milliseconds before each response", numberOption(0, 600_000), 0)
    .option(
      "--page-size <number>",
      "items in a page, unless a request names another number",
      numberOption(1, 100_000),
      100,
    )
    .option(
      "--throttle-every <number>",
      "answer one request in this number with 429: with 3, the third, the sixth and so on",
      numberOption(1, 1_000_000),
    )
    .option("--check-permissions", "answer with 403 if the token of a request does not grant a documented permission")
    .action(async () => {
      const { runServe } = await import("./run.js");
      setExitCode(await runServe(withDocsOperands(command.optsWithGlobals<ServeCommandOptions>(), command.args)));
    });
}

function numberOption(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Use a whole number from ${String(least)} to ${String(most)}.`);
  };
}
