import type { StatementStructures } from "ts-morph";
import type { GeneratedFile } from "../options.js";
import type { Declaration, ImportDeclaration } from "./declaration.js";
import type { ModuleDraft } from "./draft.js";
import {
  IndentationText,
  NewLineKind,
  Project,
  QuoteKind,
  StructureKind,
  VariableDeclarationKind,
} from "./ts-morph.js";

/**
 * Creates a function that prints a module with ts-morph. The function keeps only one syntax tree in memory at a time.
 */
export function createModulePrinter(): (draft: ModuleDraft) => GeneratedFile {
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
    const source = project.createSourceFile(path, { statements: statements.map(separated) });
    const text = source.getFullText();
    source.forget();
    return { path, text };
  };
}

/**
 * Adds an empty line before a statement, but not between imports. If there are too many empty lines, the formatter
 * removes them.
 */
function separated(
  statement: Declaration | string,
  index: number,
  statements: readonly (Declaration | string)[],
): StatementStructures | string {
  if (isImport(statement) && isImport(statements[index - 1])) return structure(statement);
  return typeof statement === "string" ? `\n${statement}` : { ...structure(statement), leadingTrivia: "\n" };
}

function isImport(statement: Declaration | string | undefined): statement is ImportDeclaration {
  return typeof statement === "object" && statement.kind === "Import";
}

/**
 * Converts a declaration to a structure of ts-morph. The cast is needed because the lists of ts-morph's structures are
 * mutable. ts-morph does not change them.
 * {@link https://ts-morph.com/manipulation/structures | ts-morph, Structures}
 */
function structure(declaration: Declaration): StatementStructures {
  return converted(declaration) as unknown as StatementStructures;
}

function converted(declaration: Declaration): object {
  if (declaration.kind === "Class") {
    const { constructors, ...members } = declaration;
    return { ...members, kind: StructureKind.Class, ctors: constructors };
  }
  if (declaration.kind !== "Constant") return { ...declaration, kind: KINDS[declaration.kind] };
  const { docs, isExported, ...constant } = declaration;
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ ...constant, kind: StructureKind.VariableDeclaration }],
    docs,
    isExported,
  };
}

const KINDS = {
  Import: StructureKind.ImportDeclaration,
  Interface: StructureKind.Interface,
  TypeAlias: StructureKind.TypeAlias,
  Function: StructureKind.Function,
} as const;
