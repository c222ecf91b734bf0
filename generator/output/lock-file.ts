import { createHash } from "node:crypto";
import type { JsonValue } from "../model/model.js";
import { sortedBy } from "../collections/order.js";
import { UsageError } from "../usage-error.js";

export const LOCK_FILE = "docwright.lock.json";

/**
 * The inputs and the files of a generated SDK. The lock file is committed with the SDK, so it has no timestamps and no
 * machine names.
 */
export interface LockFile {
  readonly format: 1;
  /** Version of docwright. */
  readonly generator: string;
  /** Digest of the API model. */
  readonly model: string;
  /** The options that affect the SDK. */
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Digest of each file's draft. The same version of docwright turns equal drafts into equal files. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Digest of each generated file, by its path in the output folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** SHA-256 of a file's text. The same for `\n` and `\r\n` line endings. */
export function fileDigest(text: string): string {
  return createHash("sha256").update(toUnixLineEndings(text)).digest("hex");
}

export function toUnixLineEndings(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Prints a lock file. Digests are sorted by path, so equal SDKs have equal lock files. */
export function printLockFile({ drafts, files, ...rest }: LockFile): string {
  return `${JSON.stringify({ ...rest, drafts: sortedRecord(drafts), files: sortedRecord(files) }, null, 2)}\n`;
}

function sortedRecord(digests: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(sortedBy(digests, ([path]) => path));
}

/**
 * Parses a lock file.
 *
 * @throws UsageError if the text is not a lock file, for example because of a merge conflict.
 */
export function parseLockFile(text: string): LockFile {
  const value = parsed(text);
  if (!isRecord(value) || value["format"] !== 1) throw unreadable('"format" is not 1');
  // Lock files of earlier versions have no drafts.
  const { generator, model, config, drafts = {}, files } = value;
  if (typeof generator !== "string" || typeof model !== "string" || !isRecord(config)) {
    throw unreadable('"generator", "model" or "config" is missing');
  }
  return {
    format: 1,
    generator,
    model,
    config: config as Record<string, JsonValue>,
    drafts: digestsOf(drafts),
    files: digestsOf(files),
  };
}

function digestsOf(value: unknown): ReadonlyMap<string, string> {
  if (!isRecord(value)) throw unreadable('"files" or "drafts" is not an object');
  const digests = new Map<string, string>();
  for (const [path, digest] of Object.entries(value)) {
    if (typeof digest !== "string") throw unreadable(`the digest of ${path} is not a string`);
    digests.set(path, digest);
  }
  return digests;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable("it is not JSON");
  }
}

function unreadable(why: string): UsageError {
  return new UsageError(`Invalid ${LOCK_FILE}: ${why}. Restore the file from the last commit.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
