import type { StatementStructures } from "ts-morph";
import type { GeneratedFile } from "../options.js";
import type { ModuleSource, Statement } from "./module-source.js";
import { IndentationText, NewLineKind, Project, QuoteKind, StructureKind } from "./ts-morph.js";

/** What prints modules through ts-morph, one after the other, so that no more than one tree is held in memory. */
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

/** The compiler does not see that the kind stays that of the structure. */
function structure(statement: Statement): StatementStructures | string {
  if (typeof statement === "string") return statement;
  return { ...statement, kind: StructureKind[statement.kind] } as StatementStructures;
}
