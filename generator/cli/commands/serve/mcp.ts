import type * as Stdio from "@modelcontextprotocol/server/stdio";
import { openContext } from "../../../mcp/open-context.js";
import { createMcpServer, type McpLibrary } from "../../../mcp/mcp-server.js";
import { createTools, type Tools } from "../../../mcp/tools.js";
import type { ApiInfo } from "../../../model/model.js";
import { loadRuntime } from "../../../templates.js";
import { UsageError } from "../../../usage-error.js";
import type { OnProgress } from "../../../vocabulary.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { readCompleteSdkApi } from "../../inputs/sdk-api.js";
import { readSettings, type Settings } from "../../inputs/settings.js";
import type { DocsOptions, GlobalOptions, MetadataOptions } from "../../options.js";
import { openTerminal, type Terminal } from "../../terminal.js";
import { docwrightVersion } from "../../version.js";

export interface McpCommandOptions extends GlobalOptions, DocsOptions, MetadataOptions {
  readonly baseUrl?: string;
  readonly tokenEnv?: string;
  readonly allowWrites?: boolean;
}

const TOKEN_VARIABLE = "DOCWRIGHT_TOKEN";

/**
 * Starts an MCP server on standard input and output. It answers at once and reads the docs meanwhile, because clients
 * wait only a short time for a server to start. It ends when standard input ends.
 *
 * @throws UsageError if the optional package `@modelcontextprotocol/server` is not installed. UsageError also if the
 * docs cannot be read, or if the token would be sent to a service root that only the docs name.
 */
export async function runMcp(options: McpCommandOptions): Promise<ExitCode> {
  const { serveStdio, ...library } = await loadLibrary();
  const settings = await readSettings(options);
  let counts: readonly [done: number, total: number] | null = null;
  const tools = openTools(options, settings, (done, total = done) => {
    counts = [done, total];
  });
  const server = {
    version: docwrightVersion(),
    allowWrites: options.allowWrites === true,
    progress: () => counts,
  };
  const connection = serveStdio(() => createMcpServer(library, tools, server));
  try {
    await tools;
  } catch (error) {
    await connection.close();
    throw error;
  }
  return exitCode.done;
}

async function openTools(options: McpCommandOptions, settings: Settings, onProgress: OnProgress): Promise<Tools> {
  const terminal = openTerminal(options);
  const variable = options.tokenEnv ?? TOKEN_VARIABLE;
  const token = process.env[variable]?.trim() ?? "";
  const [{ model }, runtime] = await Promise.all([
    readCompleteSdkApi(settings, watchProgress(terminal, onProgress)),
    loadRuntime(),
  ]);
  const { auth } = settings.sdk;
  const baseUrl = options.baseUrl ?? model.api.baseUrl;
  const userAgent = `docwright-mcp/${docwrightVersion()}`;
  const context = openContext(runtime, { baseUrl, token, auth, userAgent });
  const isConfirmed = options.baseUrl !== undefined || settings.baseUrl !== null;
  if (token !== "" && !isConfirmed) assertKnownService(model.api, context.origin, variable);
  const credential =
    token === "" ? `without a credential, because ${variable} is not set` : `with the token in ${variable}`;
  terminal.warn(`The MCP server sends requests to ${context.baseUrl} ${credential}.\n`);
  return createTools(model, { runtime, context, token, allowWrites: options.allowWrites === true });
}

/** The terminal, which also calls a function with the progress. */
function watchProgress(terminal: Terminal, onProgress: OnProgress): Terminal {
  return {
    ...terminal,
    progress: (text, work) =>
      terminal.progress(text, (show) =>
        work((done, total) => {
          show(done, total);
          onProgress(done, total);
        }),
      ),
  };
}

/**
 * Docs can come from strangers, so the docs alone must not decide where the token goes.
 *
 * @throws UsageError for a service other than Microsoft Graph
 */
function assertKnownService({ baseUrl }: ApiInfo, origin: string, variable: string): void {
  if (origin === "https://graph.microsoft.com") return;
  throw new UsageError(
    `The service root ${baseUrl} comes from the docs, and the token in ${variable} would be sent there. Confirm it with --base-url ${baseUrl}, or with baseUrl in the config.`,
  );
}

type Library = McpLibrary & Pick<typeof Stdio, "serveStdio">;

async function loadLibrary(): Promise<Library> {
  try {
    const [{ McpServer, fromJsonSchema }, { serveStdio }] = await Promise.all([
      import("@modelcontextprotocol/server"),
      import("@modelcontextprotocol/server/stdio"),
    ]);
    return { McpServer, fromJsonSchema, serveStdio };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    throw new UsageError(
      "The package @modelcontextprotocol/server is not installed. Install it: npm install --save-dev @modelcontextprotocol/server@2",
      { cause: error },
    );
  }
}
