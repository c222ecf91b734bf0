import { renameTypes } from "../../../merge/rename-types.js";
import type { Service } from "../../../metadata/read-metadata.js";
import type { ApiModel } from "../../../model/model.js";
import type { Draft, PageFacts } from "../../../scaffold/draft.js";
import { planMissing } from "../../../scaffold/missing/plan-missing.js";
import type { PageContext } from "../../../scaffold/page-context.js";
import { changeFiles, readEditableFile } from "../../../output/change-files.js";
import { placeholdersIn, planFiles, type PlannedFile } from "../../../scaffold/plan-changes.js";
import { draftFromMetadata } from "../../../scaffold/sources/metadata/from-metadata.js";
import { draftPermissions, noPermissions } from "../../../scaffold/permissions.js";
import { addToToc } from "../../../scaffold/toc.js";
import { pageContext, writePages } from "../../../scaffold/write-pages.js";
import { UsageError } from "../../../usage-error.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { formatCount } from "../../format-count.js";
import { loadConfig } from "../../inputs/load-config.js";
import { settingsFrom, type Settings } from "../../inputs/settings.js";
import { formatCommand } from "../../next-command.js";
import type { DocsOptions, GlobalOptions } from "../../options.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { formatUnifiedDiff } from "../../report/unified-diff.js";
import { openTerminal, type Terminal } from "../../terminal.js";
import { findTypes, readPermissions, readScaffoldService } from "./metadata-options.js";
import { draftResource, type ResourceOptions } from "./resource-options.js";
import { readScaffoldDocs, type ScaffoldDocs } from "./scaffold-docs.js";

export interface ScaffoldOptions
  extends GlobalOptions, Pick<DocsOptions, "docs" | "apiVersion" | "cache">, ResourceOptions {
  readonly metadata?: string;
  readonly type?: readonly string[];
  readonly permissions?: string;
  readonly author?: string;
  readonly subservice?: string;
  readonly format: "list" | "patch";
  readonly write?: boolean;
  readonly force?: boolean;
}

/** The planned changes, and notes about them for the user. */
interface Plan {
  readonly files: readonly PlannedFile[];
  readonly notes: readonly string[];
}

/** Creates the pages of a resource. Without `--write`, only prints the changes. */
export async function runScaffold(options: ScaffoldOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const settings = settingsFrom(await loadConfig(options.config), options);
  const source = sourceOf(options, settings);
  const docs = await readScaffoldDocs(settings, terminal);
  const plan =
    source === "metadata"
      ? planFromMetadata(docs, settings, options)
      : planResource(draftResource(options, docs.model), docs, options);
  if (options.write === true) await changeFiles(docs.root, plan.files);
  printPlan(plan, docs.root, options, terminal);
  return exitCode.done;
}

/** @throws UsageError if the options name no source or several sources */
function sourceOf({ name, json, type, metadata }: ScaffoldOptions, settings: Settings): "metadata" | "resource" {
  const isResource = name !== undefined || json !== undefined;
  if (isResource && (type !== undefined || metadata !== undefined)) {
    throw new UsageError("--name and --json cannot be used with --metadata and --type. Choose one source.");
  }
  if (isResource) return "resource";
  if (settings.metadata !== null) return "metadata";
  throw new UsageError("The source is missing. Pass --name NAME, --json FILE, or --metadata FILE with --type NAME.");
}

/** Plans the pages that the docs do not have, and the missing rows of existing pages. */
function planFromMetadata(docs: ScaffoldDocs, settings: Settings, options: ScaffoldOptions): Plan {
  const service = readScaffoldService(settings.metadata ?? "", docs.model);
  const { api } = docs.model;
  const isEmpty = docs.model.pages.length === 0;
  const model = isEmpty ? { ...docs.model, api: { ...api, namespace: service.model.api.namespace } } : docs.model;
  const renamed = renameTypes(model, service.model);
  const subjects =
    options.type === undefined ? documentedTypes(renamed, service) : findTypes(options.type, service.model);
  const draft = draftFromMetadata(renamed, service, subjects);
  const context = pageContext(draft, pageFacts(draft, { ...docs, model }, options), renamed.types, service.model.types);
  const read = reader(docs.root);
  const { files, existing } = planFiles(writePages(context), read, options.force === true);
  const missing = planMissing(
    { docs: renamed, metadata: service.model, subjects, dialect: settings.dialect, read },
    context,
  );
  const kept = existing.filter((path) => !path.includes("/permissions/"));
  const notes = kept.map(
    (path) =>
      `Left out: ${path}. This file exists, but does not describe the type or operation of this name. Rename the file, or replace it with --force.`,
  );
  const toc = planToc(context, read);
  return {
    files: [...files, ...missing.files, ...toc.files],
    notes: [...draft.notes, ...missing.notes, ...notes, ...toc.notes],
  };
}

/** The types of the metadata that the docs describe. */
function documentedTypes(docs: ApiModel, { model }: Service): string[] {
  const documented = new Set(docs.types.flatMap(({ name, origin }) => (origin === "page" ? [name] : [])));
  return model.types.flatMap(({ name }) => (documented.has(name) ? [name] : []));
}

/** @throws UsageError if the docs already describe a type of the draft, or if a page exists and is not replaced */
function planResource(draft: Draft, docs: ScaffoldDocs, options: ScaffoldOptions): Plan {
  const { displayPath } = docsPlaces([], docs.root);
  const context = pageContext(draft, pageFacts(draft, docs, options), docs.model.types);
  const read = reader(docs.root);
  const { files, existing } = planFiles(writePages(context), read, options.force === true);
  const [first] = existing;
  if (first !== undefined) {
    throw new UsageError(`${displayPath(first)} already exists. Overwrite existing pages with --force.`);
  }
  const written = new Set(files.map(({ path }) => path));
  const own = new Set(draft.types.map(({ name }) => name.toLowerCase()));
  const other = docs.model.types.find(
    (type) => type.origin === "page" && own.has(type.name.toLowerCase()) && !written.has(type.source.file),
  );
  if (other !== undefined) {
    throw new UsageError(`${displayPath(other.source.file)} already describes ${other.name}. Choose another name.`);
  }
  const toc = planToc(context, read);
  return { files: [...files, ...toc.files], notes: [...draft.notes, ...toc.notes] };
}

function pageFacts(draft: Draft, { model, base, root }: ScaffoldDocs, options: ScaffoldOptions): PageFacts {
  const { author, subservice, permissions } = options;
  const [year, month, day] = new Date().toISOString().split(/[-T]/);
  return {
    api: model.api,
    base,
    permissions:
      permissions !== undefined
        ? draftPermissions(draft, model, readPermissions(permissions, root))
        : hasPermissions(model)
          ? noPermissions
          : null,
    author: author ?? null,
    subservice: subservice ?? null,
    date: `${month ?? ""}/${day ?? ""}/${year ?? ""}`,
  };
}

/** Whether new pages have a Permissions section: if the docs are new, or if an existing page has one. */
function hasPermissions({ operations, diagnostics }: ApiModel): boolean {
  return (
    operations.length === 0 ||
    operations.some(({ permissions }) => permissions.length > 0) ||
    diagnostics.some(({ rule }) => rule === "unreadable-permissions")
  );
}

function planToc(context: PageContext, read: (path: string) => string | null): Plan {
  const { types, operations } = context.draft;
  if (types.length + operations.length === 0) return { files: [], notes: [] };
  const path = `${context.base}toc.yml`;
  const before = read(path);
  const after = addToToc(before, context.draft, context, context.pageOf);
  if (after === null)
    return {
      files: [],
      notes: [`Left out: ${path}, because it does not have a list of entries. Add the new pages to it.`],
    };
  return { files: after === before ? [] : [{ path, before, after }], notes: [] };
}

function reader(root: string): (path: string) => string | null {
  return (path) => readEditableFile(root, path);
}

function printPlan({ files: planned, notes }: Plan, root: string, options: ScaffoldOptions, terminal: Terminal): void {
  const { displayPath, repositoryPath } = docsPlaces([], root);
  const isWritten = options.write === true;
  // `lint` does not have `--metadata`.
  const { metadata: _, ...docsOptions } = options;
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
    ? `Next: replace the placeholders, then run ${formatCommand("lint", docsOptions)}\n`
    : "Write the files with --write.\n";
  terminal.warn(next);
}
