import type { GeneratedFile } from "../options.js";
import type { Draft, ModuleDraft } from "./draft.js";
import { loadFastFormatter, type FastFormatter } from "./fast-format.js";
import { formatStable } from "./format-stable.js";

/**
 * Prints modules with ts-morph and formats files, in a thread or in the main thread.
 *
 * @param drafts - as JSON, which is cheaper to send to a thread than objects
 */
export default async function formatTask(drafts: readonly string[]): Promise<GeneratedFile[]> {
  const fast = await loadFastFormatter();
  const files: GeneratedFile[] = [];
  let earlier: Promise<GeneratedFile> | undefined;
  // oxfmt has threads of its own. While they format a file, this thread prints the next one.
  for (const json of drafts) {
    const file = formatDraft(JSON.parse(json) as Draft, fast);
    if (earlier !== undefined) files.push(await earlier);
    earlier = file;
  }
  if (earlier !== undefined) files.push(await earlier);
  return files;
}

async function formatDraft(draft: Draft, fast: FastFormatter | null): Promise<GeneratedFile> {
  if ("copied" in draft) return { path: draft.path, text: draft.copied };
  const file = "text" in draft ? draft : await printModule(draft);
  return { path: file.path, text: await formatFile(file, fast) };
}

/** Formats a file with oxfmt, or with Prettier if oxfmt is missing or might format the file differently. */
async function formatFile(file: GeneratedFile, fast: FastFormatter | null): Promise<string> {
  const text = fast !== null && file.path.endsWith(".ts") ? await formatStable(file.text, fast.format) : null;
  if (text !== null) return text;
  const { formatWithPrettier } = await import("./prettier-format.js");
  return formatWithPrettier(file);
}

let modulePrinter: Promise<(draft: ModuleDraft) => GeneratedFile> | undefined;

/** Prints a module. ts-morph is loaded only when the first module is printed, because it is large. */
async function printModule(draft: ModuleDraft): Promise<GeneratedFile> {
  modulePrinter ??= import("./module-printer.js").then(({ createModulePrinter }) => createModulePrinter());
  const print = await modulePrinter;
  return print(draft);
}
