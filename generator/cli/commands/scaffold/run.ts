import { join, posix } from "node:path";
import type { Draft, PageFacts } from "../../../scaffold/draft.js";
import { placeholdersIn, planFiles, type PlannedFile } from "../../../scaffold/plan-changes.js";
import { addToToc } from "../../../scaffold/toc.js";
import { writePages } from "../../../scaffold/write-pages.js";
import { UsageError } from "../../../usage-error.js";
import { createFolder, createRoot, pathBelow, readRegularFile, replaceFile } from "../../../write-files.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { formatCount } from "../../format-count.js";
import { loadConfig } from "../../inputs/load-config.js";
import { settingsFrom } from "../../inputs/settings.js";
import { formatCommand } from "../../next-command.js";
import type { DocsOptions, GlobalOptions } from "../../options.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { formatUnifiedDiff } from "../../report/unified-diff.js";
import { openTerminal, type Terminal } from "../../terminal.js";
import { draftResource, type ResourceOptions } from "./resource-options.js";
import { readScaffoldDocs, type ScaffoldDocs } from "./scaffold-docs.js";

export interface ScaffoldOptions
  extends GlobalOptions, Pick<DocsOptions, "docs" | "apiVersion" | "cache">, ResourceOptions {
  readonly author?: string;
  readonly subservice?: string;
  readonly format: "list" | "patch";
  readonly write?: boolean;
  readonly force?: boolean;
}

/** Creates the pages of a resource. Without `--write`, only prints the changes. */
export async function runScaffold(options: ScaffoldOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (options.name === undefined && options.json === undefined) {
    throw new UsageError("The source is missing. Pass --name NAME or --json FILE.");
  }
  const settings = settingsFrom(await loadConfig(options.config), options);
  const docs = await readScaffoldDocs(settings, terminal);
  const draft = draftResource(options, docs.model);
  const planned = planResource(draft, docs, options);
  printPlan(planned, draft.notes, docs.root, options, terminal);
  if (options.write === true) writePlan(planned, docs.root);
  return exitCode.done;
}

/** @throws UsageError if the docs already describe a type of the draft, or if a page exists and is not replaced */
function planResource(draft: Draft, docs: ScaffoldDocs, options: ScaffoldOptions): readonly PlannedFile[] {
  const { displayPath } = docsPlaces([], docs.root);
  const facts = pageFacts(docs, options);
  const isReplaced = options.force === true;
  const read = (path: string): string | null => readExisting(docs.root, path);
  const { files, existing } = planFiles(writePages(draft, facts, docs.model.types), read, isReplaced);
  const [first] = existing;
  if (first !== undefined) {
    throw new UsageError(`${displayPath(first)} already exists. Overwrite existing pages with --force.`);
  }
  const written = new Set(files.map(({ path }) => path));
  const own = new Set(draft.types.map(({ name }) => name));
  const other = docs.model.types.find(
    (type) => type.origin === "page" && own.has(type.name) && !written.has(type.source.file),
  );
  if (other !== undefined) {
    throw new UsageError(`${displayPath(other.source.file)} already describes ${other.name}. Choose another name.`);
  }
  return [...files, ...planToc(draft, facts, read)];
}

function pageFacts({ model, base }: ScaffoldDocs, { author, subservice }: ScaffoldOptions): PageFacts {
  const [year, month, day] = new Date().toISOString().split(/[-T]/);
  return {
    api: model.api,
    base,
    author: author ?? null,
    subservice: subservice ?? null,
    date: `${month ?? ""}/${day ?? ""}/${year ?? ""}`,
  };
}

function planToc(draft: Draft, facts: PageFacts, read: (path: string) => string | null): PlannedFile[] {
  const path = `${facts.base}toc.yml`;
  const before = read(path);
  const after = addToToc(before, draft, facts);
  return after === null || after === before ? [] : [{ path, before, after }];
}

/** @throws UsageError if the path has a symbolic link or is not a file */
function readExisting(root: string, path: string): string | null {
  const found = readRegularFile(pathBelow(root, path));
  if (found === "missing") return null;
  if (found.text === null) throw new UsageError(`${join(root, path)} is not a file. Remove it.`);
  return found.text;
}

function printPlan(
  planned: readonly PlannedFile[],
  notes: readonly string[],
  root: string,
  options: ScaffoldOptions,
  terminal: Terminal,
): void {
  const { displayPath, repositoryPath } = docsPlaces([], root);
  const isWritten = options.write === true;
  if (options.format === "patch") terminal.print(formatUnifiedDiff(planned, repositoryPath));
  else {
    for (const { path, before } of planned) {
      terminal.print(`${before === null ? "new" : "changed"}  ${displayPath(path)}\n`);
    }
  }
  for (const one of notes) terminal.warn(`${one}\n`);
  const placeholders = placeholdersIn(planned);
  for (const { file, line, text } of placeholders) terminal.warn(`${displayPath(file)}:${line}: ${text}\n`);
  const counts = `${formatCount(planned.length, "file")}, with ${formatCount(placeholders.length, "placeholder")}`;
  terminal.warn(`${isWritten ? "Wrote" : "Would write"} ${counts}.\n`);
  const next = isWritten
    ? `Next: replace the placeholders, then run ${formatCommand("lint", options)}\n`
    : "Write the files with --write.\n";
  terminal.warn(next);
}

/** Writes the files. @throws UsageError if a path has a symbolic link; then no file is written */
function writePlan(planned: readonly PlannedFile[], root: string): void {
  createRoot(root);
  for (const { path } of planned) pathBelow(root, path);
  for (const { path, after } of planned) {
    createFolder(root, posix.dirname(path));
    replaceFile(root, path, after);
  }
}
