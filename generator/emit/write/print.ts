import { format } from "prettier";
import { IndentationText, NewLineKind, Project, QuoteKind } from "ts-morph";
import type { GeneratedFile } from "../options.js";
import type { ModuleSource } from "./module-source.js";

/** Prints modules through ts-morph and prettier, one after the other, so that no more than one is held in memory. */
export async function printModules(sources: Iterable<ModuleSource>): Promise<GeneratedFile[]> {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
    },
  });
  const files: GeneratedFile[] = [];
  for (const { path, statements } of sources) {
    const source = project.createSourceFile(path, { statements: [...statements] });
    const text = source.getFullText();
    source.forget();
    files.push({ path, text: await format(text, { parser: "typescript", printWidth: 120 }) });
  }
  return files;
}
