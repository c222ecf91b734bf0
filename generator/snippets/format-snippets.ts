import type { Cache } from "../cache/cache.js";
import { serializeDraft, type SerializedDraft } from "../emit/print/draft.js";
import { formatFiles } from "../emit/print/format-files.js";
import type { Snippet } from "./plan-snippets.js";

/** Formats the code of snippets as the files of the SDK are formatted. */
export async function formatSnippets(snippets: readonly Snippet[], cache: Cache): Promise<readonly Snippet[]> {
  const drafts = new Map<string, SerializedDraft>();
  for (const { name, code } of snippets) {
    const path = `${name}.ts`;
    drafts.set(path, serializeDraft({ path, text: code }));
  }
  const digests = new Map([...drafts].map(([path, { digest }]) => [path, digest]));
  const files = await formatFiles(digests, () => Promise.resolve(drafts), cache);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return snippets.map((snippet) => ({ ...snippet, code: texts.get(`${snippet.name}.ts`) ?? snippet.code }));
}
