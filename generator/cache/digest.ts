import { createHash } from "node:crypto";

/** SHA-256 of a list of texts. Includes the length of each text, so that different lists have different digests. */
export function digestOf(...texts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}\n`).update(text);
  return hash.digest("base64url");
}
