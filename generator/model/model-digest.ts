import { createHash } from "node:crypto";
import type { ApiModel } from "./model.js";

/**
 * Computes the SHA-256 digest, in hexadecimal, of the facts that determine the SDK.
 *
 * Lines, columns and findings are left out, because they do not change the SDK: `drift` must not report a table that
 * moved down its page. The file of each fact is included, because generated comments link to it.
 */
export function modelDigest({ api, types, operations }: ApiModel): string {
  return createHash("sha256").update(JSON.stringify({ api, types, operations }, withoutPositions)).digest("hex");
}

function withoutPositions(key: string, value: unknown): unknown {
  // The body of an example is copied unchanged, because a property `source` in it is data and not a place.
  if (key === "body") return JSON.stringify(value);
  if (key === "source" && typeof value === "object" && value !== null && "file" in value) return value.file;
  return value;
}
