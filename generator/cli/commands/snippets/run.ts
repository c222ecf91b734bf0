import { openCache } from "../../../cache/cache.js";
import { cacheFile } from "../../../cache/cache-file.js";
import { commonFolder, folderSources } from "../../../docs/read-docs.js";
import type { TabMode } from "../../../snippets/edit-page.js";
import { formatSnippets } from "../../../snippets/format-snippets.js";
import { countReasons } from "../../../snippets/count-reasons.js";
import { planChanges, type FileChange, type PlannedChanges } from "../../../snippets/plan-changes.js";
import { planSnippets, type MissingSnippet, type Snippet } from "../../../snippets/plan-snippets.js";
import { changeFiles } from "../../../output/change-files.js";
import { byPlace } from "../../../collections/order.js";
import { UsageError } from "../../../usage-error.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { formatCount } from "../../format-count.js";
import { loadConfig } from "../../inputs/load-config.js";
import { readCompleteSdkApi, type SdkApi } from "../../inputs/sdk-api.js";
import { settingsFrom, type Settings } from "../../inputs/settings.js";
import type { DocsOptions, GlobalOptions, MetadataOptions } from "../../options.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { printableLine } from "../../report/printable.js";
import { formatUnifiedDiff } from "../../report/unified-diff.js";
import { makeSdk } from "../../sdk/make-sdk.js";
import { openTerminal, type Terminal } from "../../terminal.js";
import { readDocsOnDisk } from "./docs-on-disk.js";

export interface SnippetsCommandOptions extends GlobalOptions, DocsOptions, MetadataOptions {
  readonly tabs: TabMode;
  readonly compile?: boolean;
  readonly check?: boolean;
  readonly dryRun?: boolean;
}

/** Writes the snippets, or compares them with the docs. */
export async function runSnippets(options: SnippetsCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const settings = settingsFrom(await loadConfig(options.config), options);
  const api = await readCompleteSdkApi(settings, terminal);
  const root = commonFolder(settings.docs);
  const { displayPath, repositoryPath } = docsPlaces([], root);
  const cache = await openCache(settings.cache ? cacheFile("snippets", settings.docs) : null);
  const { snippets, missing } = await terminal.progress("Writing the snippets", async () => {
    const planned = planSnippets(api.model, settings.sdk);
    return { ...planned, snippets: await formatSnippets(planned.snippets, cache) };
  });
  cache.save();
  const docs = await readDocsOnDisk(api, { snippets, missing }, await folderSources(settings.docs), root);
  const planned = planChanges({ snippets, missing }, docs, options.tabs, isComplete(settings));
  assertOwn(planned, displayPath);

  printMissing([...missing, ...planned.missing], displayPath, terminal);
  const errors = options.compile === true ? await compile(planned.written, api, settings, terminal) : [];
  for (const { file, line, message } of errors) terminal.print(`${displayPath(file)}:${String(line)}: ${message}\n`);
  const requests = snippets.length + missing.length;
  const summary = summarize(planned, requests, options.tabs);
  if (options.check === true) {
    assertCompared(planned, requests);
    for (const change of planned.changes) {
      const { file, line } = change.place;
      terminal.print(`${displayPath(file)}:${String(line)}: ${describe(change, displayPath)}\n`);
    }
    terminal.note(
      `${summary}${planned.changes.length === 0 ? "The docs are up to date.\n" : "The docs are out of date. Run `docwright snippets`.\n"}`,
    );
    return errors.length > 0 || planned.changes.length > 0 ? exitCode.findings : exitCode.done;
  }
  if (options.dryRun === true) {
    terminal.print(formatUnifiedDiff(planned.changes, repositoryPath));
    terminal.warn(`${summary}Would change ${formatCount(planned.changes.length, "file")}.\n`);
    return errors.length > 0 ? exitCode.findings : exitCode.done;
  }
  if (errors.length > 0) {
    terminal.note(
      `${summary}Nothing was written, because the compiler reported ${formatCount(errors.length, "error")}.\n`,
    );
    return exitCode.findings;
  }
  await changeFiles(root, planned.changes);
  terminal.note(`${summary}Changed ${formatCount(planned.changes.length, "file")}.\n`);
  return exitCode.done;
}

/** Whether the settings select all docs. If they select a part, unused tabs and files are kept: other pages may use them. */
function isComplete({ include, exclude }: Settings): boolean {
  return include.length === 0 && exclude.length === 0;
}

/** @throws UsageError if a snippet would replace a file that docwright did not write */
function assertOwn({ foreign }: PlannedChanges, displayPath: (file: string) => string): void {
  const [first] = foreign;
  if (first === undefined) return;
  throw new UsageError(
    `${displayPath(first)} was not written by docwright, and a snippet has the same file name. Rename or remove the file.`,
  );
}

/** @throws UsageError if no snippet was compared with the docs: the check would always succeed */
function assertCompared({ changes, written }: PlannedChanges, requests: number): void {
  if (changes.length > 0 || written.length > 0) return;
  throw new UsageError(
    requests === 0
      ? "No snippets to check: no page has an example with a request. Check --docs, --include and the examples."
      : `No snippets to check: ${formatCount(requests, "request")} without a snippet. Write snippets with \`docwright snippets --tabs all\`.`,
  );
}

function printMissing(
  missing: readonly MissingSnippet[],
  displayPath: (file: string) => string,
  terminal: Terminal,
): void {
  const sorted = [...missing].sort((a, b) => byPlace(a.source, b.source));
  for (const { source, reason } of sorted) {
    terminal.warn(`${displayPath(source.file)}:${String(source.line)}: No snippet: ${printableLine(reason)}.\n`);
  }
  const counts = countReasons(missing);
  if (counts.length < 2) return;
  terminal.warn(`Without a snippet: ${formatCount(missing.length, "request")}.\n`);
  for (const [cause, count] of counts) terminal.warn(`${String(count).padStart(8)}  ${cause}\n`);
}

interface CompileError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

async function compile(
  snippets: readonly Snippet[],
  api: SdkApi,
  settings: Settings,
  terminal: Terminal,
): Promise<CompileError[]> {
  return terminal.progress("Compiling the snippets", async () => {
    const { checkTypes } = await import("../../../snippets/check-types.js");
    const { drafts, files } = await makeSdk(api, settings);
    const modules = await files([...drafts.keys()].filter((path) => path.startsWith("src/")));
    return checkTypes(snippets, modules, settings.sdk.packageName).map(({ source, line, message }) => ({
      file: source.file,
      line: source.line,
      message: `Line ${String(line)} of the snippet does not compile: ${printableLine(message)}`,
    }));
  });
}

function describe({ path, place, before, after }: FileChange, displayPath: (file: string) => string): string {
  if (after === null) return "No page uses this snippet. Run `docwright snippets` to remove it.";
  if (before === null) return `Missing: ${displayPath(path)}.`;
  return path === place.file
    ? "The TypeScript tabs of this page are out of date."
    : `Out of date: ${displayPath(path)}.`;
}

function summarize({ written, withoutTabs }: PlannedChanges, requests: number, tabs: TabMode): string {
  const count = `Snippets: ${String(written.length)} of ${formatCount(requests, "request")}.\n`;
  if (withoutTabs.length === 0 || tabs !== "existing") return count;
  return `${count}Skipped: ${formatCount(withoutTabs.length, "request")} without tabs. Add tabs with --tabs all, or write only include files with --tabs none.\n`;
}
