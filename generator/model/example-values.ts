import { finding, type Report } from "../findings/create-finding.js";
import {
  isKeyed,
  readPath,
  singular,
  writtenSegments,
  type PathSegment,
  type Placeholder,
} from "../page/grammar/path.js";
import type { Page, RequestLine } from "../page/page.js";
import { namespaceTest } from "./namespace-test.js";
import { itemType } from "./qualified-name.js";
import { isGuid, isHostName, isSampleId } from "./sample-id.js";
import type { IndexedType } from "./type-index.js";

/**
 * Replaces example values in the request lines of pages by placeholders: `/classes/acdefc6b-…/assignments` becomes
 * `/classes/{id}/assignments`. The name of the placeholder is the most frequent name in other request lines with the
 * same path that has the form of the other ids in the line.
 *
 * Reports `example-value-in-path`.
 */
export function replaceExampleValues(pages: readonly Page[], known: PathFacts, report: Report): Page[] {
  return pages.map((page) => {
    if (page.operation === null) return page;
    const seen = new Set(page.operation.requests.map(requestKey));
    const requests = page.operation.requests.flatMap((line) => {
      const { path, replaced } = generalize(line, known);
      if (replaced.length === 0) return [line];
      report(
        finding("example-value-in-path", line.source, describe(replaced), { subject: line.path, suggestion: path }),
      );
      const general = { ...line, path };
      // The page can show the same request twice, with a placeholder and with an example value. Only one of the two is
      // kept.
      return seen.has(requestKey(general)) ? [] : [general];
    });
    return { ...page, operation: { ...page.operation, requests } };
  });
}

/** Names only the segments to replace, because the request line can have a prefix and a query that are not in the path. */
function describe(replaced: readonly Replacement[]): string {
  const values = replaced.map(({ value }) => value).join(", ");
  const placeholders = replaced.map(({ placeholder }) => placeholder).join(", ");
  const kind = replaced.length === 1 ? "a placeholder" : "placeholders";
  return `The request line contains ${values} in place of ${kind}. Write ${placeholders}.`;
}

function requestKey({ method, path, query }: RequestLine): string {
  return `${method} ${readPath(path).text}?${query ?? ""}`;
}

/** Facts about the paths of all pages, from which example values are recognised and placeholders are named. */
export interface PathFacts {
  /**
   * Names of segments that are collections, in lower case. A segment is a collection if some path has a key after it,
   * or if a table has a relationship with this name whose type is a collection.
   */
  readonly collections: ReadonlySet<string>;
  /** Names of properties and qualified names of types, in lower case. */
  readonly names: ReadonlySet<string>;
  readonly isQualifiedName: (name: string) => boolean;
  /** How often each placeholder is used, by the path before the placeholder: see {@link placesOf}. */
  readonly placeholders: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** @param namespaces - the namespaces of the declared types. A segment with one of these namespaces is a cast or a call. */
export function collectPathFacts(
  pages: readonly Page[],
  types: readonly IndexedType[],
  namespaces: Iterable<string>,
): PathFacts {
  const collections = new Set<string>();
  const names = new Set<string>();
  const placeholders = new Map<string, Map<string, number>>();
  for (const type of types) {
    names.add(type.name.toLowerCase());
    for (const property of type.properties) {
      names.add(property.name.toLowerCase());
      if (property.navigation && itemType(property.type).collection) collections.add(property.name.toLowerCase());
    }
  }
  for (const { path } of pages.flatMap(({ operation }) => operation?.requests ?? [])) {
    const { segments } = readPath(path);
    for (const [index, segment] of segments.entries()) {
      const collection = isKeyed(segment) ? segmentOf(segment.name) : segments[index - 1];
      const name = isKeyed(segment) || segment.kind === "key" ? spellingOf(segment.placeholders) : undefined;
      if (name === undefined || collection?.kind !== "static") continue;
      collections.add(collection.name.toLowerCase());
      const before = isKeyed(segment) ? [...segments.slice(0, index), collection] : segments.slice(0, index);
      for (const place of placesOf(before)) {
        const uses = placeholders.get(place) ?? new Map<string, number>();
        placeholders.set(place, uses.set(name, (uses.get(name) ?? 0) + 1));
      }
    }
  }
  return { collections, names, isQualifiedName: namespaceTest(namespaces), placeholders };
}

function spellingOf([placeholder]: readonly Placeholder[]): string | undefined {
  return placeholder?.spellings[0];
}

/**
 * The keys of `placeholders` for a path: the whole path with the written names of its keys, the whole path without
 * these names, and its last segment.
 */
function placesOf(before: readonly PathSegment[]): string[] {
  const named = before.map(({ kind, text, placeholders }) =>
    kind === "key" ? `/{${spellingOf(placeholders) ?? ""}}` : `/${text}`,
  );
  const whole = before.map(({ text }) => `/${text.replaceAll(/\{[^{}]*\}/g, "{}")}`);
  return [named.join("").toLowerCase(), whole.join("").toLowerCase(), before.at(-1)?.name.toLowerCase() ?? ""];
}

interface Generalized {
  readonly path: string;
  /** The example values, and the text to write in their place. */
  readonly replaced: readonly Replacement[];
}

interface Replacement {
  readonly value: string;
  readonly placeholder: string;
}

/** The forms of an id's placeholder: `{id}`, `{user-id}`, `{userId}`. */
const ID_FORMS: readonly { readonly pattern: RegExp; readonly nameFor: (item: string) => string }[] = [
  { pattern: /^id$/i, nameFor: () => "id" },
  { pattern: /-id$/i, nameFor: (item) => `${item}-id` },
  { pattern: /[a-z]I[dD]$/, nameFor: (item) => `${item}Id` },
];

type IdForm = (typeof ID_FORMS)[number];

/** The form of the first id among placeholders. */
function idFormOf(placeholders: readonly Placeholder[]): IdForm | null {
  for (const placeholder of placeholders) {
    const form = ID_FORMS.find(({ pattern }) => pattern.test(spellingOf([placeholder]) ?? ""));
    if (form !== undefined) return form;
  }
  return null;
}

/** Replaces the example values in the path of a request by placeholders. */
export function generalize({ method, path }: Pick<RequestLine, "method" | "path">, known: PathFacts): Generalized {
  const replaced: Replacement[] = [];
  // The segments whose example values are already replaced. They determine the names of later placeholders.
  const done: PathSegment[] = [];
  // The texts of these segments. Placeholders of the path keep their names, which can occur several times.
  const texts: string[] = [];
  const written = writtenSegments(path);
  let inItemPath = false;
  const { segments, placeholders } = readPath(path);
  let form = idFormOf(placeholders);
  for (const [index, segment] of segments.entries()) {
    const colon = segment.text.endsWith(":") ? ":" : "";
    const text = colon === "" ? segment.text : segment.text.slice(0, -1);
    const isFixed = segment.placeholders.length === 0;
    if (inItemPath && isFixed && segment.kind !== "system") {
      // Consecutive example values in the path of a drive item become one placeholder.
      const placeholder = `{${ITEM_PATH}}`;
      const continues = done.at(-1)?.text === placeholder;
      const earlier = continues ? replaced.pop() : undefined;
      replaced.push({ value: earlier === undefined ? text : `${earlier.value}/${text}`, placeholder });
      if (continues) {
        done.pop();
        texts.pop();
      }
      done.push(segmentOf(placeholder + colon));
      texts.push(placeholder + colon);
    } else {
      const placeholder = withoutValue(segment, text, done, {
        isCalled: method === "POST" && index === segments.length - 1,
        known,
        form,
      });
      if (placeholder !== null) replaced.push({ value: text, placeholder });
      const added = placeholder === null ? segment : segmentOf(placeholder + colon);
      done.push(added);
      texts.push(placeholder === null ? (written[index] ?? added.text) : added.text);
      form ??= idFormOf(added.placeholders);
    }
    inItemPath = inItemPath ? colon === "" && isFixed : colon !== "";
  }
  return { path: replaced.length === 0 ? path : `/${texts.join("/")}`, replaced };
}

/** The name of the placeholder for the path of an item in a drive. */
export const ITEM_PATH = "item-path";

function segmentOf(text: string): PathSegment {
  return readPath(text).segments[0] ?? { kind: "static", text, name: text, arguments: [], placeholders: [] };
}

interface Position {
  /** Whether the segment can be an action, because it is the last segment of a POST request. */
  readonly isCalled: boolean;
  readonly known: PathFacts;
  /** The form of the other ids in the path; `null` if there are none. */
  readonly form: IdForm | null;
}

/**
 * The text of a segment with placeholders for its example values; `null` if the segment does not have example values.
 */
function withoutValue(
  segment: PathSegment,
  text: string,
  before: readonly PathSegment[],
  position: Position,
): string | null {
  const { known } = position;
  if (segment.placeholders.length > 0 || segment.kind === "system") return null;
  if (segment.kind === "call") {
    const nameOf = (): string => placeholderName([...before, segmentOf(segment.name)], position);
    const list = segment.arguments.map(({ name, value }) => {
      if (name === "") return isKeyed(segment) && value !== "" ? quoteLike(value, nameOf()) : value;
      return `${name}=${isGuid(value.replaceAll("'", "")) ? quoteLike(value, name) : value}`;
    });
    const replaced = `${segment.name}(${list.join(",")})`;
    return replaced === segment.text ? null : replaced;
  }
  const collection = before.at(-1);
  if (collection === undefined) return null;
  // `/rest/api/3/issue`: the version of the API.
  if (collection.name.toLowerCase() === "api" && /^\d{1,2}$/.test(text)) return null;
  const isKey = collection.kind === "static" && known.collections.has(collection.name.toLowerCase());
  if (!isExampleValue(segment, text, isKey, position)) return null;
  return `{${placeholderName(before, position)}}`;
}

function quoteLike(value: string, name: string): string {
  return value.startsWith("'") ? `'{${name}}'` : `{${name}}`;
}

function isExampleValue(segment: PathSegment, text: string, isKey: boolean, { isCalled, known }: Position): boolean {
  if (known.names.has(text.toLowerCase()) || /^[.…]+$/.test(text)) return false;
  if (segment.kind === "qualified") {
    return !known.isQualifiedName(text) && (isHostName(text) || (isKey && !isCalled));
  }
  return isSampleId(text) || (isKey && !isCalled && looksLikeKey(text));
}

/**
 * Whether a segment after a collection is the key of one item. Text that looks like the name of an id (`group-id`) or
 * that cannot be a name is a key.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF, odataIdentifier}
 */
function looksLikeKey(text: string): boolean {
  if (/(?:^|[-_])id$/i.test(text) || /[a-z]I[Dd]$/.test(text)) return true;
  if (/^\d|[^\w-]/.test(text)) return true;
  return text.length >= 12 && (/\d\D+\d/.test(text) || (/\d/.test(text) && /[A-Z]{3}/.test(text)));
}

/**
 * Returns the name for a placeholder: the most frequent name after the same path with the same names, else after the
 * same path, else after the same segment, else the segment with `-id`. A name of another form than the other ids in the
 * path is not used.
 */
export function placeholderName(
  before: readonly PathSegment[],
  { known, form }: Pick<Position, "known" | "form">,
): string {
  for (const place of placesOf(before)) {
    const uses = [...(known.placeholders.get(place) ?? [])].filter(([name]) => form?.pattern.test(name) !== false);
    const [best] = uses.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    if (best !== undefined) return best[0];
  }
  const item = singular(before.at(-1)?.name ?? "item");
  return form === null ? `${item}-id` : form.nameFor(item);
}
