import { finding, type Report } from "../findings/create-finding.js";
import { isKeyed, readPath, singular, type PathSegment, type Placeholder } from "../page/grammar/path.js";
import type { Page, RequestLine } from "../page/page.js";
import { namespaceTest } from "./namespace-test.js";
import { itemType } from "./qualified-name.js";
import { isGuid, isHostName, isSampleId } from "./sample-id.js";
import type { IndexedType } from "./type-index.js";

/**
 * Replaces example values in the request lines of pages by placeholders: `/classes/acdefc6b-…/assignments` becomes
 * `/classes/{id}/assignments`. A placeholder has the name that most other lines use at the same place.
 *
 * Reports `example-value-in-path`.
 *
 * @param namespaces - the namespaces of the declared types. A segment in one of them is a cast or a call
 */
export function replaceExampleValues(
  pages: readonly Page[],
  types: readonly IndexedType[],
  namespaces: Iterable<string>,
  report: Report,
): Page[] {
  const known = collectPathFacts(pages, types, namespaces);
  return pages.map((page) => {
    if (page.operation === null) return page;
    const seen = new Set(page.operation.requests.map(requestKey));
    const requests = page.operation.requests.flatMap((line) => {
      const { path, values } = generalize(line, known);
      if (values.length === 0) return [line];
      const message = `The request line contains ${values.join(", ")} in place of ${values.length === 1 ? "a placeholder" : "placeholders"}. Write ${line.method} ${path}.`;
      report(finding("example-value-in-path", line.source, message, { subject: line.path, suggestion: path }));
      const replaced = { ...line, path };
      // A page can document a request with a placeholder, and repeat it with an example value.
      return seen.has(requestKey(replaced)) ? [] : [replaced];
    });
    return { ...page, operation: { ...page.operation, requests } };
  });
}

function requestKey({ method, path, query }: RequestLine): string {
  return `${method} ${readPath(path).text}?${query ?? ""}`;
}

/** Facts about the paths of all pages, from which example values are recognised and placeholders are named. */
interface PathFacts {
  /** Names of segments, in lower case, that have a key after them in some path, or that are collections by a table. */
  readonly collections: ReadonlySet<string>;
  /** Names of properties and qualified names of types, in lower case. */
  readonly names: ReadonlySet<string>;
  readonly isQualifiedName: (name: string) => boolean;
  /** The number of uses of each placeholder, by the path before it and by the segment before it. */
  readonly placeholders: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

function collectPathFacts(
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

/** The path before a key, then only its last segment. */
function placesOf(before: readonly PathSegment[]): string[] {
  const whole = before.map(({ text }) => `/${text.replaceAll(/\{[^{}]*\}/g, "{}")}`).join("");
  return [whole.toLowerCase(), before.at(-1)?.name.toLowerCase() ?? ""];
}

interface Generalized {
  readonly path: string;
  readonly values: readonly string[];
}

function generalize({ method, path }: RequestLine, known: PathFacts): Generalized {
  const values: string[] = [];
  // Segments of the result so far. The names of placeholders depend on them.
  const done: PathSegment[] = [];
  let inItemPath = false;
  const { segments } = readPath(path);
  for (const [index, segment] of segments.entries()) {
    const colon = segment.text.endsWith(":") ? ":" : "";
    const text = colon === "" ? segment.text : segment.text.slice(0, -1);
    const isFixed = segment.placeholders.length === 0;
    if (inItemPath && isFixed && segment.kind !== "system") {
      // Consecutive segments of an item's path are one value.
      const last = values.pop() ?? "";
      const continues = done.at(-1)?.text === `{${ITEM_PATH}}`;
      values.push(...(continues ? [`${last}/${text}`] : last === "" ? [text] : [last, text]));
      if (continues) done.pop();
      done.push(segmentOf(`{${ITEM_PATH}}${colon}`));
    } else {
      const replaced = withoutValue(segment, text, done, {
        isCalled: method === "POST" && index === segments.length - 1,
        known,
      });
      if (replaced !== null) values.push(text);
      done.push(replaced === null ? segment : segmentOf(replaced + colon));
    }
    inItemPath = inItemPath ? colon === "" && isFixed : colon !== "";
  }
  return values.length === 0 ? { path, values } : { path: `/${done.map(({ text }) => text).join("/")}`, values };
}

const ITEM_PATH = "item-path";

function segmentOf(text: string): PathSegment {
  return readPath(text).segments[0] ?? { kind: "static", text, name: text, arguments: [], placeholders: [] };
}

interface Position {
  /** Whether the segment can be an action: a POST ends with it. */
  readonly isCalled: boolean;
  readonly known: PathFacts;
}

/** The text of a segment with placeholders for its example values; `null` if it does not have any. */
function withoutValue(
  segment: PathSegment,
  text: string,
  before: readonly PathSegment[],
  position: Position,
): string | null {
  const { known } = position;
  if (segment.placeholders.length > 0 || segment.kind === "system") return null;
  if (segment.kind === "call") {
    const nameOf = (): string => placeholderName([...before, segmentOf(segment.name)], known);
    const list = segment.arguments.map(({ name, value }) => {
      if (name === "") return isKeyed(segment) && value !== "" ? quoteLike(value, nameOf()) : value;
      return `${name}=${isGuid(value.replaceAll("'", "")) ? quoteLike(value, name) : value}`;
    });
    const replaced = `${segment.name}(${list.join(",")})`;
    return replaced === segment.text ? null : replaced;
  }
  const collection = before.at(-1);
  if (collection === undefined) return null;
  const isKey = collection.kind === "static" && known.collections.has(collection.name.toLowerCase());
  if (!isExampleValue(segment, text, isKey, position)) return null;
  return `{${placeholderName(before, known)}}`;
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
 * Whether a segment after a collection is the key of one item: the name of an id without braces (`group-id`), or a text
 * that is not a name.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF, odataIdentifier}
 */
function looksLikeKey(text: string): boolean {
  if (/(?:^|[-_])id$/i.test(text) || /[a-z]I[Dd]$/.test(text)) return true;
  if (/^\d|[^\w-]/.test(text)) return true;
  return text.length >= 12 && (/\d\D+\d/.test(text) || (/\d/.test(text) && /[A-Z]{3}/.test(text)));
}

/** The placeholder that most paths have at the same place, else after the same segment, else the segment with `-id`. */
function placeholderName(before: readonly PathSegment[], { placeholders }: PathFacts): string {
  for (const place of placesOf(before)) {
    const [best] = [...(placeholders.get(place) ?? [])].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    if (best !== undefined) return best[0];
  }
  return `${singular(before.at(-1)?.name ?? "item")}-id`;
}
