import type { DocSource } from "./doc-source.js";

/**
 * Reads the text of a file with its byte order mark and line endings, to edit a part of it.
 *
 * @param path docs path of the file
 * @returns `null` if the file is not in UTF-8 or cannot be read
 */
export async function readExactText(path: string, sources: readonly DocSource[]): Promise<string | null> {
  for (const source of sources) {
    const content = await source.read(path);
    if (content.kind !== "bytes") continue;
    const text = Buffer.from(content.bytes).toString("utf8");
    return Buffer.from(text).equals(content.bytes) ? text : null;
  }
  return null;
}
