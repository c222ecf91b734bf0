import { createHash } from "node:crypto";
import type { ApiModel } from "./model.js";

/**
 * Computes the SHA-256 digest, in hexadecimal, of the facts that determine the SDK.
 *
 * Lines, columns and findings are left out, because they do not change the SDK: `drift` must not report a table that
 * moved down its page. The file of each fact is included, because generated comments link to it.
 */
export function modelDigest({ api, types, operations }: ApiModel): string {
  const hash = createHash("sha256");
  const writeJson = (value: unknown): void => void hash.update(JSON.stringify(value, withoutPositions));
  // One text of a large model would take twice as long.
  const writeList = (values: readonly unknown[]): void => {
    values.forEach((value, index) => {
      if (index > 0) hash.update(",");
      writeJson(value);
    });
  };
  hash.update('{"api":');
  writeJson(api);
  hash.update(',"types":[');
  writeList(types);
  hash.update('],"operations":[');
  writeList(operations);
  return hash.update("]}").digest("hex");
}

function withoutPositions(key: string, value: unknown): unknown {
  // The body of an example is copied unchanged, because a property `source` in it is data and not a place.
  if (key === "body") return JSON.stringify(value);
  if (key === "source" && typeof value === "object" && value !== null && "file" in value) return value.file;
  return value;
}
