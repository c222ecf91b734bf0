import { readPath, type PathSegment } from "../../page/grammar/path.js";

/**
 * How a value enters a path or a query: as a segment of its own, as a literal of OData in quotes, as a path inside a
 * drive whose slashes stay, or as it is.
 */
export type ValueForm = "segment" | "literal" | "itemPath";

/** A place in a path or query that the caller fills. */
export interface ValueSlot {
  /** The placeholder's name in the route. */
  readonly placeholder: string;
  readonly form: ValueForm;
}

/** Text as it stands, and slots between it. */
export type Pieces = readonly (string | ValueSlot)[];

/**
 * One step along a path.
 *
 * - `name`: a name; `call`: a function with its arguments
 * - `key`: the key of an item in a collection; `alternateKey`: one that is named in the path
 * - `cast`: a type's qualified name; `system`: `$ref`, `$value`, `$count`
 */
export interface CallStep {
  readonly kind: "name" | "call" | "key" | "alternateKey" | "cast" | "system";
  /** The name, the function, the type, or what the key is called in the docs. */
  readonly name: string;
  /** With what joins it to the step before it: `/`, or `:/` in path addressing. */
  readonly pieces: Pieces;
}

/**
 * Splits a route's path into steps. In path addressing (`/root:/{item-path}:/children`) the colons belong to the step
 * that they lead to, so that `root` is one step whatever follows it.
 * {@link https://learn.microsoft.com/graph/onedrive-addressing-driveitems | Addressing items in OneDrive}
 */
export function callSteps(path: string): CallStep[] {
  const steps: CallStep[] = [];
  let joint = "/";
  const segments = readPath(path).segments.filter(({ text }) => text !== "");
  for (const [index, segment] of segments.entries()) {
    const addressing = segment.text.endsWith(":");
    const text = addressing ? segment.text.slice(0, -1) : segment.text;
    const closing = addressing && index === segments.length - 1 ? ":" : "";
    steps.push({
      ...kindAndName(segment, text),
      pieces: [joint, ...piecesOf(text, joint === ":/" ? "itemPath" : "segment"), closing].filter(
        (piece) => piece !== "",
      ),
    });
    joint = addressing ? ":/" : "/";
  }
  return steps;
}

function kindAndName(segment: PathSegment, text: string): Pick<CallStep, "kind" | "name"> {
  const [placeholder] = segment.placeholders;
  if (segment.kind === "call") return { kind: "call", name: segment.name };
  if (placeholder !== undefined) {
    // `roleTemplateId={id}`: a key that is named in the path.
    const named = /^(\w+)=/.exec(text)?.[1];
    return named === undefined ? { kind: "key", name: placeholder.name } : { kind: "alternateKey", name: named };
  }
  if (segment.kind === "system") return { kind: "system", name: text };
  // The qualified name of an action at the end is what is called, whatever its kind: see `called-part`.
  if (segment.kind === "qualified") return { kind: "cast", name: text };
  return { kind: "name", name: text };
}

/** One entry of the query that a request line holds. */
export interface QueryEntry {
  readonly name: string;
  readonly pieces: Pieces;
}

/** Splits the query of a request line at the ampersands outside of parentheses, and decodes it: sending encodes again. */
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
      const equals = entry.indexOf("=");
      const [name, value] = equals < 0 ? [entry, ""] : [entry.slice(0, equals), entry.slice(equals + 1)];
      return { name: decoded(name).trim(), pieces: piecesOf(decoded(value).trim(), "segment") };
    })
    .filter(({ name }) => name !== "");
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
  for (const match of text.matchAll(/'\{([^{}']*)\}'|\{([^{}]*)\}/g)) {
    const [whole, quoted, bare] = match;
    pieces.push(text.slice(end, match.index), {
      placeholder: quoted ?? bare ?? "",
      form: quoted === undefined ? form : "literal",
    });
    end = match.index + whole.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== "");
}

/** The slots among pieces, in order. */
export function slotsOf(pieces: Pieces): ValueSlot[] {
  return pieces.filter((piece) => typeof piece !== "string");
}

/** Pieces as text, with what `fill` makes of each slot. */
export function fillPieces(pieces: Pieces, fill: (slot: ValueSlot) => string): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : fill(piece))).join("");
}

/** Whether a key is called an id: `id`, `user-id`, `groupId`. */
export function isIdentifier(name: string): boolean {
  return /^id$|Id$|ID$|[-_ .|](id|Id|ID)$|^(id|Id|ID)[-_ .|]/.test(name);
}
