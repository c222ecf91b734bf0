import type { Declaration } from "./declaration.js";
import { Imports } from "./imports.js";

/** A declaration, or a statement in text. */
export type Statement = Declaration | string;

/** A module of the SDK before it is printed. */
export interface ModuleSource {
  /** Relative to the SDK's root, with the ending. */
  readonly path: string;
  readonly statements: readonly Statement[];
}

/** Writes one module: its statements, with the imports that they turn out to need before them. */
export function writeModule(path: string, write: (imports: Imports) => readonly Statement[]): ModuleSource {
  const imports = new Imports(path);
  const statements = write(imports).map(set);
  return { path: `${path}.ts`, statements: [...imports.declarations(), ...statements] };
}

/** Sets a statement off from the one before it; the formatter makes one empty line of any number. */
function set(statement: Statement): Statement {
  return typeof statement === "string" ? `\n${statement}` : { ...statement, leadingTrivia: "\n" };
}
