import { basename, join, resolve } from "node:path";
import { sortedBy } from "../../../../collections/order.js";
import type { Exporter } from "../../../../export/exported-api.js";
import { exporters, type ExporterName } from "../../../../export/exporters.js";
import { UsageError } from "../../../../usage-error.js";
import { writeNamedFolder } from "../../../../output/change-files.js";
import { assertReplaceable, writeResult } from "../../../../output/write-result.js";
import { exitCode, type ExitCode } from "../../../exit-code.js";
import { readCompleteSdkApi } from "../../../inputs/sdk-api.js";
import { readSettings } from "../../../inputs/settings.js";
import type { DocsOptions, GlobalOptions, MetadataOptions } from "../../../options.js";
import { assumptions } from "../../../report/assumptions.js";
import type { DocumentReporter } from "../../../report/reporter.js";
import { reporters, type FormatOf } from "../../../report/reporters.js";
import type { OutputOptions } from "../../../print-result.js";
import { openTerminal } from "../../../terminal.js";

export interface WholeApiOptions extends GlobalOptions, DocsOptions, MetadataOptions, OutputOptions {
  /** Absent if the export has only one notation. */
  readonly format?: FormatOf<"document">;
}

/**
 * Exports the API. Prints on standard error what the export leaves out.
 *
 * @param name - the exporter's name in the registry
 * @param isSplit - whether to write several files to the folder of `--output`
 */
export async function runExport(name: ExporterName, isSplit: boolean, options: WholeApiOptions): Promise<ExitCode> {
  const { format = "json", output } = options;
  const { load, split, ...exporter } = exporters[name];
  const extension = exporter.extension ?? format;
  const isFolder = isSplit || extension === "folder";
  if (isFolder && output === undefined) {
    throw new UsageError(
      `${split?.option ?? `export ${name}`} writes several files. Pass a folder for these files with -o.`,
    );
  }
  const terminal = openTerminal(options);
  const settings = await readSettings(options);
  const api = await readCompleteSdkApi(settings, terminal);
  const [exportApi, print]: [Exporter, DocumentReporter] = await Promise.all([load(), reporters.document[format]()]);
  const folder = output === undefined ? "" : basename(resolve(output));
  const { documents, omitted } = exportApi(api.model, { split: isSplit, extension, folder, auth: settings.sdk.auth });
  if (documents.length === 0) {
    throw new UsageError(
      `The docs do not describe any ${split?.subject ?? "operation"}, so ${split?.option ?? name} would not write a file. Select other docs with --docs.`,
    );
  }
  const files = documents.map(({ name: file, content }) => ({
    path: extension === "folder" ? file : `${file}.${extension}`,
    text: typeof content === "string" ? content : print(content),
  }));
  if (output === undefined) for (const { text } of files) terminal.print(text);
  else if (isFolder) {
    if (options.force !== true) for (const { path, text } of files) assertReplaceable(join(output, path), text);
    await writeNamedFolder(output, files);
  } else for (const { text } of files) writeResult(output, text, options);
  terminal.warn(omittedNote(omitted));
  // Metadata and JSON Schemas do not contain the base URL.
  const baseUrl = name === "csdl" || name === "json-schema" ? api.model.api.baseUrl : settings.baseUrl;
  terminal.warn(assumptions({ ...api, settings: { ...settings, baseUrl }, sdk: null }));
  return exitCode.done;
}

function omittedNote(omitted: ReadonlyMap<string, number>): string {
  if (omitted.size === 0) return "";
  const lines = sortedBy(omitted, ([cause]) => cause).map(([cause, count]) => `  ${count} ${cause}\n`);
  return `Left out of the export:\n${lines.join("")}`;
}
