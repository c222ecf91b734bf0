import { splitOutside } from "../../split-outside.js";

/** A value that the caller supplies in a path: `{id | userPrincipalName}`. */
export interface Placeholder {
  /** The name, unique within the path. */
  readonly name: string;
  /** All names of the placeholder. `{id | userPrincipalName}` has two. */
  readonly spellings: readonly string[];
  /** `function`: the value of a function parameter in parentheses. `path`: every other value. */
  readonly in: "path" | "function";
  /** Whether the value can have several segments. */
  readonly wildcard?: true;
}

/** An argument in the parentheses of a call: `name=value`. */
export interface Argument {
  readonly name: string;
  /** The text after `=`, with its quotes and with placeholders in braces. */
  readonly value: string;
  readonly placeholders: readonly Placeholder[];
}

/**
 * One segment of a request path.
 *
 * - `static`: a name
 * - `key`: one placeholder and nothing else
 * - `call`: a name with parentheses, which contain the arguments of a function or a key
 * - `qualified`: the qualified name of a type cast or a bound operation
 * - `system`: `$ref`, `$value`, `$count` and similar
 * - `template`: text with a colon, or a mix of text and placeholders: `root:`, `{item-path}:`
 */
export interface PathSegment {
  readonly kind: "static" | "key" | "call" | "qualified" | "system" | "template";
  /** The whole segment, as written in the path. */
  readonly text: string;
  /** The name before the parentheses of a call. For other segments, their text. */
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly placeholders: readonly Placeholder[];
}

export interface RequestPath {
  /**
   * The path with a leading slash. Placeholders are in braces and have their unique names. A `+` before the name marks a
   * value with several segments: `/files/{+path}`.
   *
   * {@link https://www.rfc-editor.org/rfc/rfc6570#section-3.2.3 | RFC 6570, Reserved Expansion}
   */
  readonly text: string;
  readonly segments: readonly PathSegment[];
  /** The placeholders of all segments, in the order of the path. */
  readonly placeholders: readonly Placeholder[];
}

/** Sample values that the caller replaces: `n`, `parameterValue`, `startDateTime-value`. */
const SAMPLE_VALUE = /^(?:n|value|parameterValue|[A-Za-z]\w*[-_]value)$/i;

/**
 * Splits a path into segments, and gives each placeholder a name that is unique in the path. If a name occurs several
 * times, each placeholder gets the singular of the segment before it as a prefix:
 * `/users/{user-id}/messages/{message-id}`. `<id>` and a whole segment `(id)` are read like `{id}`.
 *
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html | OData URL Conventions
 * 4.01}
 */
export function readPath(path: string): RequestPath {
  const known = knownPaths.get(path);
  if (known !== undefined) return known;
  const read = parsePath(path);
  if (path.length > MAX_KNOWN_LENGTH) return read;
  if (knownPaths.size >= MAX_KNOWN_PATHS) knownPaths.clear();
  knownPaths.set(path, read);
  return read;
}

/** The paths that were read last. Many stages read the path of the same route. */
const knownPaths = new Map<string, RequestPath>();

/** Enough for the paths and examples of Microsoft Graph. */
const MAX_KNOWN_PATHS = 50_000;

/** Longer paths are not kept. `serve` also reads the paths of requests, which can have any length. */
const MAX_KNOWN_LENGTH = 500;

/** The segments of a path as written. They have the same order and number as the segments of {@link readPath}. */
export function writtenSegments(path: string): readonly string[] {
  return splitOutside(path.replace(/<([^<>/]+)>/g, "{$1}").replace(/^\/+/, ""), "/");
}

function parsePath(path: string): RequestPath {
  const drafts = draftSegments(writtenSegments(path));
  const name = placeholderNames(drafts.flatMap((draft) => draft.arguments.flatMap((argument) => argument.parts)));
  const segments = drafts.map((draft) => finishSegment(draft, name));
  return {
    text: `/${segments.map((segment) => segment.text).join("/")}`,
    segments,
    placeholders: segments.flatMap((segment) => segment.placeholders),
  };
}

/**
 * Whether the parentheses of a segment contain a key (`users('1')`, `users({id})`), and not the arguments of a
 * function.
 */
export function isKeyed({ kind, arguments: list }: PathSegment): boolean {
  return kind === "call" && list.length > 0 && list.every(({ name }) => name === "");
}

interface DraftPlaceholder extends Omit<Placeholder, "name"> {
  /** The segment before the placeholder, in the singular. */
  readonly owner: string;
}

type Part = string | DraftPlaceholder;

interface DraftArgument {
  readonly name: string | null;
  readonly parts: readonly Part[];
}

/**
 * A segment before its placeholders have unique names. If it is not a call, its text is in `arguments`, as one argument
 * without a name.
 */
interface DraftSegment {
  readonly kind: PathSegment["kind"];
  readonly call: string | null;
  readonly arguments: readonly DraftArgument[];
}

function draftSegments(texts: readonly string[]): readonly DraftSegment[] {
  let owner = "";
  return texts.map((text) => {
    const call = /^([A-Za-z][\w.]*)\((.*)$/s.exec(text);
    if (call?.[1] !== undefined && call[2] !== undefined) {
      owner = singular(call[1]);
      const list = splitOutside(call[2].replace(/\)$/, ""), ",").filter((argument) => argument.trim() !== "");
      return { kind: "call", call: call[1], arguments: list.map((argument) => draftArgument(argument.trim(), owner)) };
    }
    const parts = splitPlaceholders(text.replace(/^\(([^()]+)\)$/, "{$1}"), "path", owner);
    const kind = kindOf(parts);
    if (kind === "static" || kind === "qualified") owner = singular(text);
    return { kind, call: null, arguments: [{ name: null, parts }] };
  });
}

function kindOf(parts: readonly Part[]): PathSegment["kind"] {
  const [first, ...others] = parts;
  if (others.length > 0) return "template";
  if (typeof first !== "string") return first === undefined ? "static" : "key";
  if (first.startsWith("$")) return "system";
  if (first.includes(":")) return "template";
  return /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/.test(first) ? "qualified" : "static";
}

function draftArgument(text: string, owner: string): DraftArgument {
  const named = /^(@?[A-Za-z]\w*)\s*=(.*)$/s.exec(text);
  const [name, value] =
    named?.[1] === undefined || named[2] === undefined ? [null, text] : [named[1], named[2].trimStart()];
  if (name === null) return { name, parts: splitPlaceholders(value, "path", owner) };
  const sample = /^('?)([^']*)('?)$/.exec(value);
  const filled = SAMPLE_VALUE.test(sample?.[2] ?? "") ? value.replace(/[^']+/, "{$&}") : value;
  const parts = splitPlaceholders(filled, "function", owner);
  const only = parts.filter((part) => typeof part !== "string").length === 1;
  return {
    name,
    parts: parts.map((part) =>
      typeof part === "string" || !only ? part : { ...part, spellings: [...new Set([name, ...part.spellings])] },
    ),
  };
}

function splitPlaceholders(text: string, location: Placeholder["in"], owner: string): readonly Part[] {
  return text
    .split(/(\{[^{}]*\})/)
    .map((part) => {
      if (!/^\{.*\}$/s.test(part)) return part.replace(/[{}]/g, "");
      const written = part
        .slice(1, -1)
        .split("|")
        .map((spelling) => spelling.trim());
      const spellings = written.map(identify).filter((spelling) => spelling !== "");
      const isWildcard = location === "path" && written.some((spelling) => WILDCARD.test(spelling));
      return {
        spellings: spellings.length === 0 ? ["value"] : spellings,
        in: location,
        owner,
        ...(isWildcard && { wildcard: true as const }),
      };
    })
    .filter((part) => part !== "");
}

/** The mark of a placeholder that can have several segments: `{*path}`, `{+path}`, `{proxy+}`, `{path...}`. */
const WILDCARD = /^[*+]{1,2}(?=\w)|(?<=\w)(?:[*+]|\.\.\.)$/;

/** Makes a name from a spelling, without the mark for several segments. */
function identify(spelling: string): string {
  return spelling.replace(WILDCARD, "").replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, "-");
}

function placeholderNames(parts: readonly Part[]): ReadonlyMap<Part, string> {
  const placeholders = parts.filter((part) => typeof part !== "string");
  const uses = new Map<string, number>();
  for (const { spellings } of placeholders) uses.set(firstOf(spellings), (uses.get(firstOf(spellings)) ?? 0) + 1);
  const taken = new Set([...uses].filter(([, count]) => count === 1).map(([name]) => name));
  const lastNumbers = new Map<string, number>();
  const names = new Map<Part, string>();
  for (const placeholder of placeholders) {
    const spelling = firstOf(placeholder.spellings);
    const wanted = uses.get(spelling) === 1 || placeholder.owner === "" ? spelling : `${placeholder.owner}-${spelling}`;
    let name = wanted;
    let number = lastNumbers.get(wanted) ?? 1;
    while (uses.get(spelling) !== 1 && taken.has(name)) {
      number += 1;
      name = `${wanted}-${number}`;
    }
    lastNumbers.set(wanted, number);
    taken.add(name);
    names.set(placeholder, name);
  }
  return names;
}

function finishSegment(draft: DraftSegment, names: ReadonlyMap<Part, string>): PathSegment {
  const finished = draft.arguments.map(({ name, parts }) => ({
    name: name ?? "",
    value: parts
      .map((part) =>
        typeof part === "string" ? part : `{${part.wildcard === true ? "+" : ""}${names.get(part) ?? ""}}`,
      )
      .join(""),
    placeholders: parts.flatMap((part) => {
      if (typeof part === "string") return [];
      const { owner: _, ...placeholder } = part;
      return [{ name: names.get(part) ?? "", ...placeholder }];
    }),
  }));
  const placeholders = finished.flatMap((argument) => argument.placeholders);
  if (draft.call === null) {
    const text = finished.map((argument) => argument.value).join("");
    return { kind: draft.kind, text, name: text, arguments: [], placeholders };
  }
  const list = finished.map(({ name, value }) => (name === "" ? value : `${name}=${value}`)).join(",");
  return { kind: "call", text: `${draft.call}(${list})`, name: draft.call, arguments: finished, placeholders };
}

/** The singular of a segment: `messages` → `message`. */
export function singular(segment: string): string {
  const word = segment.slice(segment.lastIndexOf(".") + 1);
  if (/ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/i.test(word)) return word.slice(0, -2);
  return /[^su]s$/i.test(word) ? word.slice(0, -1) : word;
}

function firstOf(spellings: readonly string[]): string {
  return spellings[0] ?? "value";
}
