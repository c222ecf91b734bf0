import { createHash } from "node:crypto";

/** SHA-256 of some texts. The length of each counts too, so that no two lists of texts give one digest. */
export function digestOf(...texts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}\n`).update(text);
  return hash.digest("base64url");
}
