import { createRequire } from "node:module";
import type * as tsMorph from "ts-morph";

/**
 * What code is printed with. It is required, as the CommonJS that it is: of an import, Node would search all its
 * megabytes, the compiler among them, for the names of exports before it ran them.
 * {@link https://nodejs.org/api/esm.html#commonjs-namespaces | Node.js, CommonJS namespaces}
 */
export const { IndentationText, NewLineKind, Project, QuoteKind, StructureKind } = createRequire(import.meta.url)(
  "ts-morph",
) as typeof tsMorph;
