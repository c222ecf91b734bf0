import { basename, dirname, relative } from "node:path";
import { realpathSync } from "node:fs";
import { decodeText } from "../../docs/decode.js";
import { commitOf, listTree, readObjects } from "../../docs/git.js";
import { commonFolder, folderSources, type ReadDocs } from "../../docs/read-docs.js";
import { readService } from "../../metadata/read-metadata.js";
import { mergeMetadata } from "../../merge/merge-metadata.js";
import { fileDigest } from "../../output/lock-file.js";
import { applySelection, buildApi, readApi, type DocumentedApi, type PageReader } from "../../pipeline.js";
import { readSelectedDocs } from "../../read-selected-docs.js";
import { UsageError } from "../../usage-error.js";
import { readAtRevision, repositoryOfDocs } from "./docs-at-revision.js";
import { docsPlaces } from "../report/findings/report-context.js";
import type { Terminal } from "../terminal.js";
import { assertNotEmpty } from "./assert-not-empty.js";
import type { HeldDocs } from "./held-docs.js";
import { readNamedText } from "./read-named-file.js";
import type { Settings } from "./settings.js";
import { assertAllPagesRead, warnAboutSkipped } from "./unread-files.js";

/** The API that an SDK covers: the docs, merged with the service's metadata if the settings name it. */
export interface SdkApi extends DocumentedApi {
  /** SHA-256 of the metadata file; `null` without metadata. */
  readonly metadataDigest: string | null;
}

/**
 * Reads the docs and the metadata of an SDK, and checks that they are complete.
 *
 * @param held The docs, if they are kept in memory. Default: reads all docs from the disk.
 * @throws UsageError if a page or the metadata cannot be read, if docs and metadata describe different APIs, or if no
 * page is recognized.
 */
export async function readCompleteSdkApi(settings: Settings, terminal: Terminal, held?: HeldDocs): Promise<SdkApi> {
  return terminal.progress("Reading the docs", async (onProgress) => {
    const sources = held?.sources ?? (await folderSources(settings.docs));
    const read = await readSelectedDocs(sources, settings);
    warnAboutSkipped(read.skipped, displayPathOf(settings), terminal);
    return buildCompleteSdkApi(read, { ...settings, onProgress }, held?.readPages);
  });
}

/**
 * Like {@link readCompleteSdkApi}, for docs that were read.
 *
 * @param readPages Reads the pages. Default: with the cache of the docs.
 */
export async function buildCompleteSdkApi(read: ReadDocs, settings: Settings, readPages?: PageReader): Promise<SdkApi> {
  const api = mergeSdkMetadata(await buildApi(read, settings, readPages), settings);
  assertNotEmpty(api.model, api.pages);
  assertAllPagesRead(api.whole, displayPathOf(settings));
  return api;
}

function displayPathOf({ docs }: Settings): (file: string) => string {
  return docsPlaces([], commonFolder(docs)).displayPath;
}

/**
 * Reads the docs and the metadata of an SDK.
 *
 * @throws UsageError if the docs or the metadata cannot be read, or if they describe different APIs.
 */
export async function readSdkApi(settings: Settings): Promise<SdkApi> {
  return mergeSdkMetadata(await readApi(settings), settings);
}

/**
 * Merges docs with the metadata of an SDK.
 *
 * @throws UsageError if the metadata cannot be read, or if docs and metadata describe different APIs.
 */
export function mergeSdkMetadata(api: DocumentedApi, settings: Settings): SdkApi {
  return withMetadata(api, settings.metadata === null ? null : readNamedText(settings.metadata), settings);
}

/** Like {@link readSdkApi}, for another git revision. Metadata that the revision does not have is read from the disk. */
export async function readSdkApiAtRevision(revision: string, settings: Settings): Promise<SdkApi> {
  const { metadata } = settings;
  const text =
    metadata === null ? null : ((await textAtRevision(revision, metadata, settings)) ?? readNamedText(metadata));
  return withMetadata(await readAtRevision(revision, settings), text, settings);
}

function withMetadata(api: DocumentedApi, text: string | null, settings: Settings): SdkApi {
  if (settings.metadata === null || text === null) return { ...api, metadataDigest: null };
  const file = relative(process.cwd(), settings.metadata);
  if (!/^\s*</.test(text)) throw new UsageError(`${file} is not metadata. Use the CSDL file of the service (XML).`);
  const place = relative(commonFolder(settings.docs), settings.metadata).replaceAll("\\", "/");
  const whole = mergeMetadata(api.whole, readService(text, place, { name: file }), {
    file,
    routes: settings.metadataRoutes,
  });
  return { ...api, whole, model: applySelection(whole, settings, api.pages), metadataDigest: fileDigest(text) };
}

async function textAtRevision(revision: string, file: string, settings: Settings): Promise<string | null> {
  const repository = await repositoryOfDocs(settings);
  const folder = relative(repository, realpathSync(dirname(file))).replaceAll("\\", "/");
  if (folder.startsWith("..")) return null;
  const commit = await commitOf(repository, revision);
  const entries = await listTree(repository, commit, folder).catch((error: unknown) => {
    // If the revision does not have the folder of the metadata, it does not have the metadata file.
    if (error instanceof UsageError) return [];
    throw error;
  });
  const entry = entries.find(({ path }) => path === basename(file));
  const content = entry === undefined ? undefined : (await readObjects(repository, [entry])).get(entry.object);
  return content === undefined ? null : (decodeText(content)?.text ?? "");
}
