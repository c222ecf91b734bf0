import { format } from "prettier";
import type { GeneratedFile } from "../options.js";

/** What a thread does: formats some files. */
export default async function formatTask(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const formatted: GeneratedFile[] = [];
  for (const { path, text } of files) {
    formatted.push({ path, text: await format(text, { filepath: path, printWidth: 120 }) });
  }
  return formatted;
}
