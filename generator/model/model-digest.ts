import { createHash } from "node:crypto";
import type { ApiModel } from "./model.js";

/**
 * SHA-256, in hexadecimal, of the facts of a model that shape an SDK.
 *
 * Lines and columns and diagnostics are left out: moving a table down a page, or adding a finding, changes nothing
 * that a caller of the SDK can see, and a digest that changed with them would announce drift where there is none. The
 * file of each fact stays, since generated comments link to it.
 */
export function modelDigest({ api, types, operations }: ApiModel): string {
  return createHash("sha256").update(JSON.stringify({ api, types, operations }, withoutPositions)).digest("hex");
}

function withoutPositions(key: string, value: unknown): unknown {
  // The content of an example is opaque: it may hold a property called `source`, too.
  if (key === "body") return JSON.stringify(value);
  if (key === "source" && typeof value === "object" && value !== null && "file" in value) return value.file;
  return value;
}
