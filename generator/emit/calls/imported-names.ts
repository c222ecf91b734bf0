/** What modules of operations import from the runtime, so that nothing of theirs can be called so. */
export const IMPORTED_NAMES: ReadonlySet<string> = new Set([
  "consistencyLevel",
  "itemPath",
  "literal",
  "paged",
  "path",
  "requestBytes",
  "requestJson",
  "requestNothing",
  "requestOptionalJson",
  "requestText",
  "revive",
  "startOperation",
  "toQuery",
  "toReference",
]);
