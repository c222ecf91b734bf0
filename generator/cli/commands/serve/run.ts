import { commonFolder } from "../../../docs/read-docs.js";
import type { ApiModel } from "../../../model/model.js";
import { createHandler, type ServeOptions } from "../../../serve/create-handler.js";
import { basePath } from "../../../serve/service-root.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { formatCount } from "../../format-count.js";
import { assertRecognized } from "../../inputs/assert-not-empty.js";
import { readSdkApi } from "../../inputs/sdk-api.js";
import { readSettings } from "../../inputs/settings.js";
import { isUnreadFile, warnAboutSkipped, warnAboutUnread } from "../../inputs/unread-files.js";
import { listen, LOOPBACK } from "../../listen.js";
import { quoteArgument } from "../../next-command.js";
import type { DocsOptions, GlobalOptions, MetadataOptions } from "../../options.js";
import { assumptions } from "../../report/assumptions.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { openTerminal } from "../../terminal.js";

export interface ServeCommandOptions extends GlobalOptions, DocsOptions, MetadataOptions, ServeOptions {
  readonly port: number;
  readonly host: string;
}

/**
 * Starts the server and returns. The server runs until SIGINT or SIGTERM ends the process at once, with exit code 0.
 *
 * @throws UsageError if the address cannot be used
 */
export async function runServe(options: ServeCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const settings = await readSettings(options);
  const api = await terminal.progress("Reading the docs", (onProgress) => readSdkApi({ ...settings, onProgress }));
  const { pages, skipped, model } = api;
  const { displayPath } = docsPlaces([], commonFolder(settings.docs));
  warnAboutSkipped(skipped, displayPath, terminal);
  warnAboutUnread(model, displayPath, terminal);
  if (!model.diagnostics.some(isUnreadFile)) assertRecognized(pages);
  const port = await listen(createHandler(model, options), options);
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  const root = `http://${host}:${String(port)}${basePath(model.api.baseUrl)}`;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(exitCode.done));
  terminal.warn(assumptions({ ...api, settings, sdk: null }));
  terminal.print(`Serving ${formatCount(model.operations.length, "operation")} at ${root}. Stop with Ctrl+C.\n`);
  const path = firstPath(model);
  if (path !== null) terminal.note(`Try: curl ${quoteArgument(`${root}${path}`)}\n`);
  if (!LOOPBACK.test(options.host)) {
    terminal.warn(
      `Other computers can reach this server, because --host is ${options.host}. The default is 127.0.0.1.\n`,
    );
  }
  return exitCode.done;
}

/**
 * The path of the first list without placeholders; else that of the first GET. `null` if the API does not have a GET.
 * Braces are encoded, because curl expands them.
 */
function firstPath({ operations }: ApiModel): string | null {
  const paths = operations.flatMap(({ intent, routes }) =>
    routes.flatMap(({ method, path }) => (method === "GET" ? [{ path, isList: intent === "list" }] : [])),
  );
  const plain = paths.filter(({ path }) => !path.includes("{"));
  const first = plain.find(({ isList }) => isList) ?? plain[0] ?? paths[0];
  return first?.path.replaceAll("{", "%7B").replaceAll("}", "%7D") ?? null;
}
