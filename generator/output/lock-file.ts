import { createHash } from "node:crypto";
import type { JsonValue } from "../model/model.js";
import { sortedBy } from "../collections/order.js";
import { UsageError } from "../usage-error.js";

export const LOCK_FILE = "docwright.lock.json";

/**
 * The inputs and the files of a generated SDK. The lock file is committed with the SDK, so it does not contain
 * timestamps or names of machines.
 */
export interface LockFile {
  readonly format: 1;
  /** Version of docwright. */
  readonly generator: string;
  /** Digest of the API model. */
  readonly model: string;
  /**
   * Digest of the API model that the last notes in the SDK's changelog describe. Absent if docwright did not write a
   * changelog.
   */
  readonly changelog?: string;
  /** The options that affect the SDK. */
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Digest of each file's draft. The same version of docwright turns equal drafts into equal files. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Digest of each generated file, by its path in the output folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** A lock file on disk. */
export interface ReadLockFile extends LockFile {
  /**
   * Whether the lock file has a digest of itself, which shows that nobody edited it. Lock files of earlier versions do
   * not have such a digest.
   */
  readonly isSealed: boolean;
}

/** SHA-256 of a file's text. Line endings do not matter: texts with `\n` and with `\r\n` have the same digest. */
export function fileDigest(text: string): string {
  return createHash("sha256").update(toUnixLineEndings(text)).digest("hex");
}

export function toUnixLineEndings(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/**
 * Prints a lock file. Digests are sorted by path, so equal SDKs have equal lock files. The digest of the content is
 * added, so that edits are noticed. Otherwise, someone could list files that docwright did not write, and a run would
 * replace or remove them.
 */
export function printLockFile({ format, generator, model, changelog, config, drafts, files }: LockFile): string {
  const content = {
    format,
    generator,
    model,
    ...(changelog === undefined ? {} : { changelog }),
    config,
    drafts: sortedRecord(drafts),
    files: sortedRecord(files),
  };
  return `${JSON.stringify({ ...content, digest: contentDigest(content) }, null, 2)}\n`;
}

/** SHA-256 of data as JSON. A file that contains its data and their digest was not edited by hand. */
export function contentDigest(content: object): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

function sortedRecord(digests: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(sortedBy(digests, ([path]) => path));
}

/**
 * Parses a lock file.
 *
 * @throws UsageError if the text is not a lock file as docwright wrote it, for example because of a merge conflict.
 */
export function parseLockFile(text: string): ReadLockFile {
  const value = parsed(text);
  if (isRecord(value) && Number(value["format"]) > 1) {
    throw new UsageError(
      `${LOCK_FILE} has format ${String(value["format"])}, but this version of docwright supports only format 1. Install the version that generated the SDK.`,
    );
  }
  if (!isRecord(value) || value["format"] !== 1) throw invalidLockFile('"format" is not 1');
  // Lock files of earlier versions do not have drafts.
  const { generator, model, changelog, config, drafts = {}, files } = value;
  const { digest, ...content } = value;
  if (typeof generator !== "string" || typeof model !== "string" || !isRecord(config)) {
    throw invalidLockFile('"generator", "model" or "config" is missing');
  }
  if (digest !== undefined && digest !== contentDigest(content))
    throw invalidLockFile("it was changed after docwright wrote it");
  return {
    format: 1,
    generator,
    model,
    ...(typeof changelog === "string" ? { changelog } : {}),
    config: config as Record<string, JsonValue>,
    drafts: digestsOf(drafts),
    files: digestsOf(files),
    isSealed: digest !== undefined,
  };
}

function digestsOf(value: unknown): ReadonlyMap<string, string> {
  if (!isRecord(value)) throw invalidLockFile('"files" or "drafts" is not an object');
  const digests = new Map<string, string>();
  for (const [path, digest] of Object.entries(value)) {
    if (typeof digest !== "string") throw invalidLockFile(`the digest of ${path} is not a string`);
    digests.set(path, digest);
  }
  return digests;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidLockFile("it is not JSON");
  }
}

function invalidLockFile(why: string): UsageError {
  return new UsageError(`Invalid ${LOCK_FILE}: ${why}. Restore the file from the last commit.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
