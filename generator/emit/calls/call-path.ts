import { readPath, type PathSegment } from "../../page/grammar/path.js";
import { fromServiceRoot, isOutsideApi } from "../../page/grammar/request-line.js";

/**
 * How a value is written in a path or a query:
 * - `segment`: a percent-encoded segment
 * - `literal`: an OData string in quotes, or a list of literals in brackets
 * - `itemPath`: a path of several segments, in which slashes are kept
 * - `json`: a JSON array
 */
export type ValueForm = "segment" | "literal" | "itemPath" | "json";

/** A placeholder in a path or a query. */
export interface ValueSlot {
  /** The placeholder's name in the route. */
  readonly placeholder: string;
  readonly form: ValueForm;
  /** Whether the value is a list in brackets. */
  readonly list?: true;
}

/** Fixed text and placeholders. */
export type Pieces = readonly (string | ValueSlot)[];

/**
 * One step along a path.
 *
 * - `name`: a property or collection; `call`: a function, with its arguments if it has parentheses
 * - `key`: the key of an item in a collection; `alternateKey`: a key with its name in the path
 * - `path`: the path of an item, relative to another item
 * - `cast`: a type's qualified name; `system`: `$ref`, `$value`, `$count`
 */
export interface CallStep {
  readonly kind: "name" | "call" | "key" | "alternateKey" | "path" | "cast" | "system";
  /** The name of the property, function or type; for a key, the documented name. */
  readonly name: string;
  /** The text of the step, with the separator before the step: `/`, or `:/` in path addressing. */
  readonly pieces: Pieces;
}

/**
 * Splits the path of a route into steps. In path addressing (`/root:/{item-path}:/children`), a colon belongs to the step
 * after it, so that `root` is the same step with and without a path. A colon at the end is left out: it means nothing.
 * {@link https://learn.microsoft.com/graph/onedrive-addressing-driveitems | Addressing items in OneDrive}
 *
 * @param isCast whether a segment with dots is the qualified name of a type, an action or a function
 */
export function callSteps(path: string, isCast: (name: string) => boolean): CallStep[] {
  const steps: CallStep[] = [];
  let separator = "/";
  const segments = readPath(path).segments.filter(({ text }) => text !== "");
  for (const segment of segments) {
    const addressing = segment.text.endsWith(":");
    const text = addressing ? segment.text.slice(0, -1) : segment.text;
    const { kind, name } = kindAndName(segment, text, isCast);
    const isPath = separator === ":/" && kind === "key";
    steps.push({
      kind: isPath ? "path" : kind,
      name,
      pieces: [separator, ...piecesOf(text, isPath ? "itemPath" : "segment")],
    });
    separator = addressing ? ":/" : "/";
  }
  return steps;
}

function kindAndName(
  segment: PathSegment,
  text: string,
  isCast: (name: string) => boolean,
): Pick<CallStep, "kind" | "name"> {
  const [placeholder] = segment.placeholders;
  if (segment.kind === "call") return { kind: "call", name: segment.name };
  if (placeholder !== undefined) {
    // An alternate key, which has its name in the path: `roleTemplateId={id}`.
    const named = /^(\w+)=/.exec(text)?.[1];
    return named === undefined ? { kind: "key", name: placeholder.name } : { kind: "alternateKey", name: named };
  }
  if (segment.kind === "system") return { kind: "system", name: text };
  // The name of an action at the end of a path can look like a cast. It becomes a cast here, and `calledName` corrects
  // it.
  if (segment.kind === "qualified" && isCast(text)) return { kind: "cast", name: text };
  return { kind: "name", name: text };
}

/** Whether a step addresses one item of a collection or of a folder. */
export function isItem({ kind }: CallStep): boolean {
  return kind === "key" || kind === "alternateKey" || kind === "path";
}

/** A query parameter in the request line of a page. */
export interface QueryEntry {
  readonly name: string;
  readonly pieces: Pieces;
}

/**
 * Splits the query of a request line at ampersands outside of parentheses. Names and values in the result are decoded.
 */
export function queryEntries(query: string | null): QueryEntry[] {
  if (query === null) return [];
  const entries: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= query.length; index += 1) {
    const character = query.charAt(index);
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else if (character === "" || (character === "&" && depth === 0)) {
      entries.push(query.slice(start, index));
      start = index + 1;
    }
  }
  return entries
    .map((entry) => {
      const equals = entry.replace(/^(\w+):(?=\{\w*\}$)/, "$1=").indexOf("=");
      const [name, value] = equals < 0 ? [entry, ""] : [entry.slice(0, equals), entry.slice(equals + 1)];
      return { name: decoded(name).trim(), pieces: piecesOf(decoded(value).trim(), "segment") };
    })
    .filter(({ name }) => name !== "");
}

/**
 * Finds the service root at the start of the URL in a reference: `https://graph.microsoft.com/v1.0` in
 * `$id=https://graph.microsoft.com/v1.0/users/{id}`. A client for another cloud or version has another root.
 *
 * @returns `null` if the entry is not the URL of an item with a key, or if the URL does not contain a version
 */
export function rootInReference({ name, pieces }: QueryEntry): string | null {
  const [text] = pieces;
  if (name.toLowerCase() !== "$id" || typeof text !== "string" || pieces.length === 1) return null;
  if (!/^https?:/i.test(text) || isOutsideApi(text)) return null;
  const path = fromServiceRoot(text);
  return path.startsWith("/") ? text.slice(0, text.length - path.length) : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function piecesOf(text: string, form: ValueForm): Pieces {
  const pieces: (string | ValueSlot)[] = [];
  let end = 0;
  for (const match of text.matchAll(/\['?\{([^{}']*)\}'?\]|'\{([^{}']*)\}'|\{([^{}]*)\}/g)) {
    const [whole, listed, quoted, bare] = match;
    const isWildcard = bare?.startsWith("+") === true;
    pieces.push(text.slice(end, match.index), {
      placeholder: listed ?? quoted ?? bare?.replace("+", "") ?? "",
      form: bare === undefined ? "literal" : isWildcard ? "itemPath" : form,
      ...(listed !== undefined && { list: true }),
    });
    end = match.index + whole.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== "");
}

/** The placeholders of pieces, in order. */
export function slotsOf(pieces: Pieces): ValueSlot[] {
  return pieces.filter((piece) => typeof piece !== "string");
}

/** Converts pieces to text. @param fill returns the text for a placeholder */
export function fillPieces(pieces: Pieces, fill: (slot: ValueSlot) => string): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : fill(piece))).join("");
}

/** The path of steps, with `{}` for each value. */
export function pathOf(steps: readonly CallStep[]): string {
  return steps.map(({ pieces }) => fillPieces(pieces, () => "{}")).join("");
}

/** Whether the name of a key contains the word `id`: `id`, `user-id`, `groupId`. */
export function isIdentifier(name: string): boolean {
  return /^id$|Id$|ID$|[-_ .|](id|Id|ID)$|^(id|Id|ID)[-_ .|]/.test(name);
}
