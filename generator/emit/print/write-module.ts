import { banner, pageSource } from "./banner.js";
import type { Declaration } from "./declaration.js";
import type { ModuleDraft } from "./draft.js";
import { Imports } from "./imports.js";

/** A declaration, or the text of a statement. */
export type Statement = Declaration | string;

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
): ModuleDraft {
  const imports = new Imports(path);
  const statements = write(imports);
  return { path: `${path}.ts`, statements: [banner(pageSource(pages)), ...imports.declarations(), ...statements] };
}
