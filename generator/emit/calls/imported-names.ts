/** Names that operation modules import from the runtime. Functions and parameters in these modules cannot have them. */
export const IMPORTED_NAMES: ReadonlySet<string> = new Set([
  "consistencyLevel",
  "itemPath",
  "literal",
  "paged",
  "path",
  "requestBytes",
  "requestItems",
  "requestJson",
  "requestNothing",
  "requestOptionalJson",
  "requestText",
  "revive",
  "startOperation",
  "toQuery",
  "toReference",
]);
