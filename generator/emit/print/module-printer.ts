import type { StatementStructures } from "ts-morph";
import type { GeneratedFile } from "../options.js";
import type { ModuleSource, Statement } from "./module-source.js";
import { IndentationText, NewLineKind, Project, QuoteKind, StructureKind } from "./ts-morph.js";

/** Creates a function that prints a module with ts-morph. Only one syntax tree is in memory at a time. */
export function createModulePrinter(): (source: ModuleSource) => GeneratedFile {
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
    const source = project.createSourceFile(path, { statements: statements.map(structure) });
    const text = source.getFullText();
    source.forget();
    return { path, text };
  };
}

/** The cast is needed because the compiler cannot relate the name of a kind to its enum value. */
function structure(statement: Statement): StatementStructures | string {
  if (typeof statement === "string") return statement;
  return { ...statement, kind: StructureKind[statement.kind] } as StatementStructures;
}
