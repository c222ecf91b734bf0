import { createRequire } from "node:module";
import type * as tsMorph from "ts-morph";

/**
 * ts-morph, loaded with `require`. It is a CommonJS package, and for an `import` Node would first scan several megabytes,
 * TypeScript's compiler included, for the names of exports.
 * {@link https://nodejs.org/api/esm.html#commonjs-namespaces | Node.js, CommonJS namespaces}
 */
export const { IndentationText, NewLineKind, Project, QuoteKind, StructureKind } = createRequire(import.meta.url)(
  "ts-morph",
) as typeof tsMorph;
