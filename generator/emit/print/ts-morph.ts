import { createRequire } from "node:module";
import type * as tsMorph from "ts-morph";

/**
 * ts-morph is a CommonJS package and is loaded with `require`. For an `import`, Node would first search several
 * megabytes of code, ts-morph and TypeScript's compiler, for the names of exports.
 * {@link https://nodejs.org/api/esm.html#commonjs-namespaces | Node.js, CommonJS namespaces}
 */
export const { IndentationText, NewLineKind, Project, QuoteKind, StructureKind, VariableDeclarationKind } =
  createRequire(import.meta.url)("ts-morph") as typeof tsMorph;
