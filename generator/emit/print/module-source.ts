import { banner, pageSource } from "./banner.js";
import type { Declaration } from "./declaration.js";
import { Imports } from "./imports.js";

/** A declaration, or the text of a statement. */
export type Statement = Declaration | string;

/** A module of the SDK before it is printed. */
export interface ModuleSource {
  /** Relative to the SDK's root, with extension. */
  readonly path: string;
  readonly statements: readonly Statement[];
}

/**
 * Writes one module: a banner, the imports that the statements use, and the statements.
 *
 * @param path relative to the SDK's root, without extension
 * @param pages the pages that the module is generated from; empty if it combines facts of many pages
 * @param write returns the statements and adds their imports
 */
export function writeModule(
  path: string,
  pages: readonly string[],
  write: (imports: Imports) => readonly Statement[],
): ModuleSource {
  const imports = new Imports(path);
  const statements = write(imports).map(separate);
  const [first, ...others] = imports.declarations();
  const separated = first === undefined ? [] : [separate(first), ...others];
  return { path: `${path}.ts`, statements: [banner(pageSource(pages)), ...separated, ...statements] };
}

/** Adds an empty line before a statement. The formatter removes superfluous ones. */
function separate(statement: Statement): Statement {
  return typeof statement === "string" ? `\n${statement}` : { ...statement, leadingTrivia: "\n" };
}
