import { statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { decodeText } from "../../docs/decode.js";
import type { DocFile } from "../../docs/doc-file.js";
import { repositoryOf } from "../../docs/git.js";
import { commonFolder } from "../../docs/read-docs.js";
import { readMetadata } from "../../metadata/read-metadata.js";
import type { ApiModel } from "../../model/model.js";
import { parseModel } from "../../model/parse-model.js";
import { readApi, applySelection, type DocumentedApi } from "../../pipeline.js";
import { UsageError } from "../../usage-error.js";
import { readAtRevision } from "./docs-at-revision.js";
import type { LoadedConfig } from "./load-config.js";
import type { DocsOptions, GlobalOptions } from "../options.js";
import { readNamedFile } from "./read-named-file.js";
import { assertNotEmpty } from "./assert-not-empty.js";
import { settingsFrom, type Settings } from "./settings.js";

/** An API to compare, and its source. */
export interface Operand {
  /** The selected part of the API. */
  readonly model: ApiModel;
  readonly whole: ApiModel;
  /** The docs that were read; empty for a model or CSDL file. */
  readonly docs: readonly DocFile[];
  /** The folder that paths in the model are relative to. */
  readonly root: string;
}

type CommandOptions = GlobalOptions & DocsOptions;

/**
 * Reads an operand that names an API.
 *
 * @param operand A docs folder, a model file, a CSDL file, `git:REV` or `git:REV:PATH`; `null` for the docs of the command
 * line or the config.
 * @throws UsageError if the operand has none of these forms, is empty, or has pages that cannot be read: the comparison
 * would be wrong.
 */
export async function readOperand(
  operand: string | null,
  options: CommandOptions,
  config: LoadedConfig | null,
): Promise<Operand> {
  const read = await readNamed(operand, options, config);
  assertNotEmpty(read.model);
  assertAllPagesRead(read.model);
  return read;
}

/** The rules for files that were not read at all. */
const UNREAD_FILE_RULES: ReadonlySet<string> = new Set(["unreadable-file", "unreadable-page", "excessive-markup"]);

/** @throws UsageError if a page was not read, because any change in it would be missed. */
function assertAllPagesRead({ diagnostics }: ApiModel): void {
  const unread = diagnostics.filter(({ rule }) => UNREAD_FILE_RULES.has(rule));
  const [first] = unread;
  if (first === undefined) return;
  const others = unread.length - 1;
  throw new UsageError(
    others === 0
      ? `Cannot compare: ${first.file} cannot be read. Fix it, or leave it out with --exclude.`
      : `Cannot compare: ${first.file} and ${others} more cannot be read. Fix them, or leave them out with --exclude.`,
  );
}

async function readNamed(
  operand: string | null,
  options: CommandOptions,
  config: LoadedConfig | null,
): Promise<Operand> {
  if (operand === null) return readFolders(settingsFrom(config, options));
  const [, revision, path] = /^git:([^:]*)(?::(.*))?$/s.exec(operand) ?? [];
  if (revision !== undefined) return readRevision(revision, path, options, config);
  const stats = statSync(operand, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new UsageError(`${operand} not found; use a docs folder, a model file, a CSDL file, or git:REV.`);
  }
  const settings = settingsOf(resolve(operand), options, config);
  if (stats.isDirectory()) return readFolders(settings);
  const { model: whole, ...file } = readFileOperand(operand);
  return { ...file, whole, model: applySelection(whole, settings) };
}

/** The config's settings apply to a folder only if it is the docs folder of the config. */
function settingsOf(folder: string, options: CommandOptions, config: LoadedConfig | null): Settings {
  const { docs, ...rest } = options;
  const configured = config?.config.docs === undefined ? null : settingsFrom(config, rest);
  return configured?.docs.length === 1 && configured.docs[0] === folder
    ? configured
    : settingsFrom(config, { ...options, docs: [folder] });
}

async function readFolders(settings: Settings): Promise<Operand> {
  return operandOf(await readApi(settings), settings);
}

/** Like in git, a path is relative to the top folder of the repository; with a leading dot, to the current folder. */
async function readRevision(
  revision: string,
  path: string | undefined,
  options: CommandOptions,
  config: LoadedConfig | null,
): Promise<Operand> {
  const settings =
    path === undefined ? settingsFrom(config, options) : settingsOf(await resolveInRepository(path), options, config);
  return operandOf(await readAtRevision(revision, settings), settings);
}

async function resolveInRepository(path: string): Promise<string> {
  return resolve(path.startsWith(".") ? process.cwd() : await repositoryOf(process.cwd()), path);
}

function operandOf({ docs, whole, model }: DocumentedApi, settings: Settings): Operand {
  return { docs, whole, model, root: commonFolder(settings.docs) };
}

/**
 * Reads an API from a model file or a CSDL file.
 *
 * @param root The folder that paths of metadata are relative to.
 * @throws UsageError if the file is missing, or has another format.
 */
export function readFileOperand(file: string, root: string = dirname(file)): Omit<Operand, "whole"> {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) throw new UsageError(`${file} not found; use a model file or a CSDL file.`);
  const text = decodeText(readNamedFile(file))?.text ?? "";
  const start = /\S/.exec(text)?.[0];
  if (start === "{") return { model: parseModel(text, file), docs: [], root: "" };
  const path = relative(root, file).replaceAll("\\", "/");
  if (start === "<") return { model: readMetadata(text, path), docs: [], root };
  throw new UsageError(`${file} is neither a model (JSON) nor metadata (CSDL XML). For docs, use the docs folder.`);
}
