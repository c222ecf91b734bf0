import type { Dialect } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";

/** Reads a cell of a column that says whether a fact applies: `Yes`, `✓`, `No`. Returns `null` for any other text. */
export function readAnswer(cell: string, { yes, no }: Pick<Dialect["phrases"], "yes" | "no">): boolean | null {
  const answer = foldName(cell);
  if (yes.includes(answer)) return true;
  return no.includes(answer) ? false : null;
}
