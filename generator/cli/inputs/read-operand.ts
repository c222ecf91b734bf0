import { statSync, type Stats } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { DocFile } from "../../docs/doc-file.js";
import type { UnreadPath } from "../../docs/doc-source.js";
import { repositoryOf } from "../../docs/git.js";
import { isErrno } from "../../errno.js";
import { commonFolder } from "../../docs/read-docs.js";
import { readMetadata } from "../../metadata/read-metadata.js";
import type { ApiModel } from "../../model/model.js";
import { parseModel } from "../../model/parse-model.js";
import { readApi, applySelection, type DocumentedApi } from "../../pipeline.js";
import type { Page } from "../../page/page.js";
import { UsageError } from "../../usage-error.js";
import { readAtRevision } from "./docs-at-revision.js";
import type { LoadedConfig } from "./load-config.js";
import type { DocsOptions, GlobalOptions } from "../options.js";
import { readNamedText } from "./read-named-file.js";
import { assertNotEmpty } from "./assert-not-empty.js";
import { docsPlaces } from "../report/findings/report-context.js";
import { settingsFrom, type Settings } from "./settings.js";
import { assertAllPagesRead } from "./unread-files.js";

/** An API to compare, and its source. */
export interface Operand {
  /** The selected part of the API. */
  readonly model: ApiModel;
  readonly whole: ApiModel;
  /** The docs that were read; empty for a model or CSDL file. */
  readonly docs: readonly DocFile[];
  readonly skipped: readonly UnreadPath[];
  /** The pages of the docs; `undefined` for a model or CSDL file. */
  readonly pages?: readonly Page[];
  /** How the docs were read; `undefined` for a model or CSDL file. */
  readonly settings?: Settings;
  /** The folder that paths in the model are relative to. */
  readonly root: string;
}

type CommandOptions = GlobalOptions & DocsOptions;

/**
 * Reads an operand that names an API.
 *
 * @param operand A docs folder, a model file, a CSDL file, `git:REV` or `git:REV:PATH`; `null` for the docs of the
 * command line or the config.
 * @throws UsageError if the operand is none of these, if the API is empty, or if one of its pages cannot be read. A
 * comparison without a page would be wrong.
 */
export async function readOperand(
  operand: string | null,
  options: CommandOptions,
  config: LoadedConfig | null,
): Promise<Operand> {
  const read = await readNamed(operand, options, config);
  assertNotEmpty(read.model, read.pages);
  const { displayPath } = docsPlaces([], read.root);
  const prefix = operand === null ? "" : `${operand}: `;
  assertAllPagesRead(read.whole, (file) => `${prefix}${displayPath(file)}`);
  return read;
}

async function readNamed(
  operand: string | null,
  options: CommandOptions,
  config: LoadedConfig | null,
): Promise<Operand> {
  if (operand === null) return readFolders(settingsFrom(config, options));
  const [, revision, path] = /^git:([^:]*)(?::(.*))?$/s.exec(operand) ?? [];
  if (revision !== undefined) return readRevision(revision, path, options, config);
  const stats = statIfReadable(operand);
  if (stats === null) {
    throw new UsageError(`${operand} not found; use a docs folder, a model file, a CSDL file, or git:REV.`);
  }
  const settings = settingsOf(resolve(operand), options, config);
  if (stats.isDirectory()) return readFolders(settings);
  const { model: whole, ...file } = readFileOperand(operand);
  return { ...file, whole, model: applySelection(whole, settings, []) };
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

/**
 * Reads an operand of the form `git:REV` or `git:REV:PATH`. As in git, the path is relative to the top folder of the
 * repository. A path that starts with a dot is relative to the current folder.
 */
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

function operandOf({ docs, skipped, pages, whole, model }: DocumentedApi, settings: Settings): Operand {
  return { docs, skipped, pages, settings, whole, model, root: commonFolder(settings.docs) };
}

/**
 * Reads an API from a model file or a CSDL file.
 *
 * @param root The folder that paths of metadata are relative to.
 * @throws UsageError if the file cannot be read, or has another format.
 */
export function readFileOperand(file: string, root: string = dirname(file)): Omit<Operand, "whole"> {
  const text = readNamedText(file);
  const start = /\S/.exec(text)?.[0];
  if (start === "{") return { model: parseModel(text, file), docs: [], skipped: [], root: "" };
  const path = relative(root, file).replaceAll("\\", "/");
  if (start === "<")
    return { model: readMetadata(text, path, { name: relative(process.cwd(), file) }), docs: [], skipped: [], root };
  throw new UsageError(`${file} is neither a model (JSON) nor metadata (CSDL XML). For docs, use the docs folder.`);
}

/** @returns `null` if nothing exists at the path, or the operating system reports an error */
function statIfReadable(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return null;
  }
}
