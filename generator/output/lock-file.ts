import { createHash } from "node:crypto";
import type { JsonValue } from "../model/model.js";
import { sortedBy } from "../model/order.js";
import { UsageError } from "../usage-error.js";

export const LOCK_FILE = "docwright.lock.json";

/** What an SDK was generated from, and what was generated. Committed with the SDK, so it holds no time and no machine. */
export interface LockFile {
  readonly format: 1;
  /** Version of docwright. */
  readonly generator: string;
  /** Digest of the API model. */
  readonly model: string;
  /** The options that the SDK depends on. */
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Digest of what each file was made of. Of equal ones, a version of docwright makes equal files. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Digest of each generated file, by its path in the output folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** SHA-256 of a file's text, the same whether the checkout has `\n` or `\r\n`. */
export function fileDigest(text: string): string {
  return createHash("sha256").update(withUnixLines(text)).digest("hex");
}

export function withUnixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** The lock file's text: digests sorted by path, so that equal SDKs have equal lock files. */
export function printLockFile({ drafts, files, ...rest }: LockFile): string {
  return `${JSON.stringify({ ...rest, drafts: sortedRecord(drafts), files: sortedRecord(files) }, null, 2)}\n`;
}

function sortedRecord(digests: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(sortedBy(digests, ([path]) => path));
}

/** @throws UsageError where the text is no lock file, a merge conflict for example. */
export function parseLockFile(text: string): LockFile {
  const value = parsed(text);
  if (!isRecord(value) || value["format"] !== 1) throw unreadable("it is not in format 1");
  // What earlier versions wrote has no drafts.
  const { generator, model, config, drafts = {}, files } = value;
  if (typeof generator !== "string" || typeof model !== "string" || !isRecord(config)) {
    throw unreadable("generator, model or config is missing");
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
  if (!isRecord(value)) throw unreadable("files or drafts are missing");
  const digests = new Map<string, string>();
  for (const [path, digest] of Object.entries(value)) {
    if (typeof digest !== "string") throw unreadable(`the digest of ${path} is no text`);
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
  return new UsageError(`${LOCK_FILE} cannot be read: ${why}; restore it as it was when the SDK was last generated.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
