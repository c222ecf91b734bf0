import { nestInnerFields } from "../inner-fields.js";
import { readPath } from "../grammar/path.js";
import type { FieldRow, RequestBodyFacts, RequestLine } from "../page.js";
import type { PageReading } from "../page-reading.js";

/** The parts of a request to which the rows of a table of parameters belong. */
export interface SplitParameters {
  readonly inPath: readonly FieldRow[];
  readonly inQuery: readonly FieldRow[];
  /** The body, if a row describes all of it. */
  readonly whole: RequestBodyFacts | null;
  readonly others: readonly FieldRow[];
}

/** Methods of requests that usually do not have a body. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(["GET", "HEAD", "DELETE"]);

/**
 * Splits the parameters of an operation of an API without OData. A parameter with the name of a placeholder is in the
 * path. The others are in the query of a request without a body.
 */
export function splitParameters(
  rows: readonly FieldRow[],
  requests: readonly RequestLine[],
  reading: PageReading,
): SplitParameters {
  const placeholders = requests.flatMap(({ path }) => readPath(path).placeholders);
  const names = new Set(placeholders.flatMap(({ spellings }) => spellings.map((name) => name.toLowerCase())));
  const hasQuery = requests.every(({ method }) => WITHOUT_BODY.has(method));
  const inPath: FieldRow[] = [];
  const inQuery: FieldRow[] = [];
  const others: FieldRow[] = [];
  for (const row of rows) {
    const isFree = row.location === undefined;
    if (isFree && names.has(row.name.toLowerCase())) inPath.push(row);
    else if (isFree && hasQuery) inQuery.push(row);
    else others.push(row);
  }
  const whole = wholeBody(others, reading);
  return { inPath, inQuery, whole, others: whole === null ? others : [] };
}

/**
 * Reads the row of the whole body, as in the output of Widdershins: `| body | body | [Pet](#pet) |`. The rows of its
 * properties can follow (`body.name`), if the body does not have a named type.
 */
function wholeBody([first, ...more]: readonly FieldRow[], reading: PageReading): RequestBodyFacts | null {
  if (first?.name !== "body" || first.location !== "body" || first.type === null) return null;
  if (!more.every(({ name }) => name.startsWith("body."))) return null;
  const fields = more.map((row) => ({ ...row, name: row.name.slice("body.".length) }));
  return {
    none: false,
    contentType: null,
    type: fields.length === 0 ? first.type : null,
    stream: false,
    fields: nestInnerFields(fields, reading, { isJson: false }),
    description: first.description,
    source: first.source,
  };
}
