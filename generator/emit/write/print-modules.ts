import { IndentationText, NewLineKind, Project, QuoteKind } from "ts-morph";
import type { GeneratedFile } from "../options.js";
import type { ModuleSource } from "./module-source.js";

/** Prints modules through ts-morph, one after the other, so that no more than one tree is held in memory. */
export function printModules(sources: Iterable<ModuleSource>): GeneratedFile[] {
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
    files.push({ path, text: source.getFullText() });
    source.forget();
  }
  return files;
}
