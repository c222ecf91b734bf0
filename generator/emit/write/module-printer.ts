import type { GeneratedFile } from "../options.js";
import type { ModuleSource } from "./module-source.js";
import { IndentationText, NewLineKind, Project, QuoteKind } from "./ts-morph.js";

/** What prints modules through ts-morph, one after the other, so that no more than one tree is held in memory. */
export function modulePrinter(): (source: ModuleSource) => GeneratedFile {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
    },
  });
  return ({ path, statements }) => {
    const source = project.createSourceFile(path, { statements: [...statements] });
    const text = source.getFullText();
    source.forget();
    return { path, text };
  };
}
