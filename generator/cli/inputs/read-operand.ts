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
import { refuseEmpty } from "./assert-not-empty.js";
import { settingsFrom, type Settings } from "./settings.js";

/** An API that a command compares, and where its places lead. */
export interface Operand {
  /** The part that is selected. */
  readonly model: ApiModel;
  readonly whole: ApiModel;
  /** The docs that it was read from; none for a file. */
  readonly docs: readonly DocFile[];
  /** The folder that the places of the model are relative to. */
  readonly root: string;
}

type GivenOptions = GlobalOptions & DocsOptions;

/**
 * Reads an operand that names an API: a docs folder, a model file, a CSDL file, or `git:REV` or `git:REV:PATH` for a docs
 * folder at another revision. `null` means the docs that the command line or the config names, as they are now.
 *
 * @throws UsageError where the operand is none of these or says nothing of an API: whoever compares must know.
 */
export async function readOperand(
  operand: string | null,
  given: GivenOptions,
  config: LoadedConfig | null,
): Promise<Operand> {
  const read = await readNamed(operand, given, config);
  refuseEmpty(read.model);
  refuseUnread(read.model);
  return read;
}

/** The rules that find files of which nothing was read. */
const UNREAD: ReadonlySet<string> = new Set(["unreadable-file", "unreadable-page", "excessive-markup"]);

/** A page that cannot be read may have changed in any way. */
function refuseUnread({ diagnostics }: ApiModel): void {
  const unread = diagnostics.filter(({ rule }) => UNREAD.has(rule));
  const [first] = unread;
  if (first === undefined) return;
  const more = unread.length === 1 ? "" : ` (and ${unread.length - 1} more)`;
  throw new UsageError(`${first.file}${more} cannot be read, so it cannot be compared; mend it, or --exclude it.`);
}

async function readNamed(operand: string | null, given: GivenOptions, config: LoadedConfig | null): Promise<Operand> {
  if (operand === null) return readFolders(settingsFrom(config, given));
  const [, revision, path] = /^git:([^:]*)(?::(.*))?$/s.exec(operand) ?? [];
  if (revision !== undefined) return readRevision(revision, path, given, config);
  const stats = statSync(operand, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new UsageError(`${operand} is not there; name a docs folder, a model or CSDL file, or git:REVISION.`);
  }
  const settings = settingsOf(resolve(operand), given, config);
  if (stats.isDirectory()) return readFolders(settings);
  const { model: whole, ...file } = readFileOperand(operand);
  return { ...file, whole, model: applySelection(whole, settings) };
}

/** Folders that the config names are read as it says; of any other it says nothing. */
function settingsOf(folder: string, given: GivenOptions, config: LoadedConfig | null): Settings {
  const { docs, ...rest } = given;
  const configured = config?.config.docs === undefined ? null : settingsFrom(config, rest);
  return configured?.docs.length === 1 && configured.docs[0] === folder
    ? configured
    : settingsFrom(config, { ...given, docs: [folder] });
}

async function readFolders(settings: Settings): Promise<Operand> {
  return operandOf(await readApi(settings), settings);
}

/** As git itself has it, a path counts from the top of the repository, and one that begins with a dot from here. */
async function readRevision(
  revision: string,
  path: string | undefined,
  given: GivenOptions,
  config: LoadedConfig | null,
): Promise<Operand> {
  const settings = path === undefined ? settingsFrom(config, given) : settingsOf(await fromTop(path), given, config);
  return operandOf(await readAtRevision(revision, settings), settings);
}

async function fromTop(path: string): Promise<string> {
  return resolve(path.startsWith(".") ? process.cwd() : await repositoryOf(process.cwd()), path);
}

function operandOf({ docs, whole, model }: DocumentedApi, settings: Settings): Operand {
  return { docs, whole, model, root: commonFolder(settings.docs) };
}

/**
 * A file that holds an API: a model, or the metadata of a service.
 *
 * @param root the folder that places of metadata are to be relative to; without one, that of the file
 * @throws UsageError where the file is missing, or neither
 */
export function readFileOperand(file: string, root: string = dirname(file)): Omit<Operand, "whole"> {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) throw new UsageError(`${file} is not there; name a model or CSDL file.`);
  const text = decodeText(readNamedFile(file))?.text ?? "";
  const start = /\S/.exec(text)?.[0];
  if (start === "{") return { model: parseModel(text, file), docs: [], root: "" };
  const path = relative(root, file).replaceAll("\\", "/");
  if (start === "<") return { model: readMetadata(text, path), docs: [], root };
  throw new UsageError(`${file} is neither a model (JSON) nor metadata (CSDL XML); for docs, name their folder.`);
}
