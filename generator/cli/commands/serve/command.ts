import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsArgument, addDocsOptions, addMetadataOption, numberOption, withDocsOperands } from "../../options.js";
import { UsageError } from "../../../usage-error.js";
import type { McpCommandOptions } from "./mcp.js";
import type { ServeCommandOptions } from "./run.js";

/** The options of the local server, which the MCP server does not have. */
const SERVER_OPTIONS = ["port", "host", "latency", "pageSize", "throttleEvery", "checkPermissions"];

/** The options of the MCP server. */
const MCP_OPTIONS = ["baseUrl", "tokenEnv", "allowWrites"];

/** `docwright serve`: a local server that behaves as the docs say. */
export function serveCommand(setExitCode: SetExitCode): Command {
  const command = new Command("serve").description(
    "Start a local server that behaves as the docs say. Its data starts with the documented examples. With --mcp, start an MCP server that lets AI agents find and call the operations of the real service.",
  );
  return addMetadataOption(addDocsOptions(addDocsArgument(command)))
    .option("--port <number>", "port; 0 chooses a free one", numberOption(0, 65_535), 4010)
    .option("--host <name>", "address to listen on; with 0.0.0.0, other computers can reach the server", "127.0.0.1")
    .option("--latency <ms>", "wait this number of milliseconds before each response", numberOption(0, 600_000), 0)
    .option(
      "--page-size <number>",
      "items in a page, unless a request names another number",
      numberOption(1, 100_000),
      100,
    )
    .option(
      "--throttle-every <number>",
      "answer every nth request with 429; with 3, the third, the sixth and so on",
      numberOption(1, 1_000_000),
    )
    .option("--check-permissions", "answer with 403 if the token of a request does not grant a documented permission")
    .addOption(
      new Option(
        "--mcp",
        "start an MCP server for AI agents, on standard input and output (Model Context Protocol)",
      ).conflicts(SERVER_OPTIONS),
    )
    .option("--base-url <url>", "with --mcp: the service root (default: from the config, else from the docs)")
    .option("--token-env <name>", "with --mcp: the environment variable with the token (default: DOCWRIGHT_TOKEN)")
    .option("--allow-writes", "with --mcp: also send requests other than GET")
    .action(async () => {
      if (command.getOptionValue("mcp") === true) {
        const { runMcp } = await import("./mcp.js");
        setExitCode(await runMcp(withDocsOperands(command.optsWithGlobals<McpCommandOptions>(), command.args)));
        return;
      }
      assertNoMcpOptions(command);
      const { runServe } = await import("./run.js");
      setExitCode(await runServe(withDocsOperands(command.optsWithGlobals<ServeCommandOptions>(), command.args)));
    });
}

/** @throws UsageError if an option of the MCP server is used without `--mcp` */
function assertNoMcpOptions(command: Command): void {
  const used = command.options.find((option) => {
    const name = option.attributeName();
    return MCP_OPTIONS.includes(name) && command.getOptionValue(name) !== undefined;
  });
  if (used !== undefined)
    throw new UsageError(`${used.long ?? ""} needs --mcp. Add --mcp, or remove ${used.long ?? ""}.`);
}
