import type * as tsMorph from "ts-morph";
import type { StatementStructures, WriterFunction } from "ts-morph";
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

/** Creates a function that prints a module with ts-morph. */
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
  return ({ path, statements }) => ({ path, text: printStatements(project, path, statements.map(separated)) });
}

/** Stops ts-morph when the text of a file is complete. */
const COMPLETE = new Error("The text of the file is complete.");

/**
 * Prints statements. To create a source file, ts-morph prints its text and then parses it, which takes longer than
 * printing. The syntax tree is not needed, so a last statement takes the text and stops ts-morph.
 * {@link https://ts-morph.com/manipulation/code-writer | ts-morph, Code writers}
 */
function printStatements(
  project: tsMorph.Project,
  path: string,
  statements: readonly (StatementStructures | string)[],
): string {
  let text = "";
  const takeText: WriterFunction = (writer) => {
    text = writer.toString();
    throw COMPLETE;
  };
  try {
    project.createSourceFile(path, { statements: [...statements, takeText] });
  } catch (error) {
    if (error !== COMPLETE) throw error;
  }
  return text;
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
