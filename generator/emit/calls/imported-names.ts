/**
 * Names that operation modules import from the runtime. Functions and parameters in these modules cannot have these
 * names.
 */
export const IMPORTED_NAMES: ReadonlySet<string> = new Set([
  "castClient",
  "consistencyLevel",
  "contentBody",
  "expression",
  "functionPath",
  "itemPath",
  "jsonBody",
  "literal",
  "literalText",
  "paged",
  "path",
  "requestBytes",
  "requestCount",
  "requestItems",
  "requestJson",
  "requestNothing",
  "requestOptionalJson",
  "requestText",
  "requestWrite",
  "revive",
  "serialize",
  "startOperation",
  "toQuery",
  "toReference",
]);
