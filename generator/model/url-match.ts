import { isKeyed, readPath, type PathSegment } from "../page/grammar/path.js";
import { fromServiceRoot, withoutOrigin } from "../page/grammar/request-line.js";
import { isSampleId } from "./sample-id.js";

/** A pattern for one segment of a route's path. */
type Pattern =
  | { readonly kind: "name"; readonly name: string }
  /** A placeholder. If `colon` is true, a colon follows the placeholder. */
  | { readonly kind: "any"; readonly colon: boolean }
  /**
   * The path of an item in a drive (`/root:/a/b.txt:`), or a placeholder for several segments (`{+path}`). It matches one
   * or more segments of a URL. If `colon` is true, a colon follows the path. The path itself does not contain a colon at
   * the end of a segment.
   */
  | { readonly kind: "itemPath"; readonly colon: boolean };

/** Every collection accepts a cast to a derived type and `/$count` after its path. */
const COLLECTION_SUFFIX = /(?:\/microsoft\.graph\.\w+)?(?:\/\$count)?$/i;

/** A node of the tree of all route patterns. With a tree, a URL is compared with the patterns of all routes at once. */
interface PatternNode {
  /** The routes whose patterns end at this node. */
  readonly routes: HasPath[];
  readonly names: Map<string, PatternNode>;
  any: PatternNode | null;
  anyWithColon: PatternNode | null;
  readonly itemPaths: ItemPathNode[];
}

interface ItemPathNode {
  readonly colon: boolean;
  readonly after: PatternNode;
}

interface RouteIndex {
  readonly root: PatternNode;
  readonly positions: ReadonlyMap<HasPath, number>;
  /** Whether the path of a route starts with a version. */
  readonly hasVersions: boolean;
  /** A cache of the matching routes by URL, because several checks look up the same URL. */
  readonly known: Map<string, readonly HasPath[]>;
}

interface HasPath {
  readonly path: string;
}

const indexes = new WeakMap<readonly HasPath[], RouteIndex>();

/**
 * Finds the routes whose path matches a URL. The segments must be the same, and a placeholder matches any value. Like
 * the service, the comparison ignores upper and lower case, the namespaces of functions, and the form of keys
 * (`/users('1')`, `/users/1`).
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html | OData URL Conventions
 * 4.01}
 *
 * @param routes the list is indexed once and must not change
 * @returns the matching routes, in the order of `routes`
 */
export function matchingRoutes<Route extends HasPath>(url: string, routes: readonly Route[]): readonly Route[] {
  const index = indexes.get(routes) ?? indexRoutes(routes);
  indexes.set(routes, index);
  const found = index.known.get(url) ?? routesAt(url, index);
  index.known.set(url, found);
  // The cast is safe, because the index contains only routes of this list.
  return found as readonly Route[];
}

/**
 * Makes a function that matches paths like {@link matchingRoutes}, but does not keep its results. Use it for requests from
 * outside of the docs, because their number is unlimited.
 *
 * @returns a function whose argument is a path that starts at the service root, without a query
 */
export function routeMatcher<Route extends HasPath>(routes: readonly Route[]): (path: string) => readonly Route[] {
  const index = indexRoutes(routes);
  // The cast is safe, because the index contains only routes of this list.
  return (path) => findRoutes(decodeText(path), index) as readonly Route[];
}

function indexRoutes(routes: readonly HasPath[]): RouteIndex {
  const root = patternNode();
  for (const route of routes) {
    let node = root;
    for (const pattern of patternsOf(route.path)) node = nextNode(node, pattern);
    node.routes.push(route);
  }
  return {
    root,
    positions: new Map(routes.map((route, position) => [route, position])),
    hasVersions: routes.some(({ path }) => fromServiceRoot(path) !== path),
    known: new Map(),
  };
}

function patternNode(): PatternNode {
  return { routes: [], names: new Map(), any: null, anyWithColon: null, itemPaths: [] };
}

function nextNode(node: PatternNode, pattern: Pattern): PatternNode {
  if (pattern.kind === "any")
    return pattern.colon ? (node.anyWithColon ??= patternNode()) : (node.any ??= patternNode());
  if (pattern.kind === "name") {
    const next = node.names.get(pattern.name) ?? patternNode();
    node.names.set(pattern.name, next);
    return next;
  }
  const known = node.itemPaths.find(({ colon }) => colon === pattern.colon);
  if (known !== undefined) return known.after;
  const itemPath = { colon: pattern.colon, after: patternNode() };
  node.itemPaths.push(itemPath);
  return itemPath.after;
}

/** If the paths of routes start with versions (`/v2/books`), the URL is compared with and without its version. */
function routesAt(url: string, index: RouteIndex): readonly HasPath[] {
  const found = index.hasVersions ? findRoutes(decodeText(withoutOrigin(url).split("?", 1)[0] ?? ""), index) : [];
  return found.length > 0 ? found : findRoutes(decodePath(url), index);
}

function findRoutes(path: string, { root, positions }: RouteIndex): readonly HasPath[] {
  const short = path.replace(COLLECTION_SUFFIX, "");
  const nodes = new Set([...nodesAt(path, root), ...(short === path ? [] : nodesAt(short, root))]);
  const [first, ...others] = [...nodes].filter(({ routes }) => routes.length > 0);
  if (first === undefined || others.length === 0) return first?.routes ?? [];
  const found = [first, ...others].flatMap(({ routes }) => routes);
  return found.sort((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
}

/**
 * Finds the nodes at the end of a path. All branches of the tree are searched together, segment by segment, so that
 * each node is visited once for each segment.
 */
function nodesAt(path: string, root: PatternNode): readonly PatternNode[] {
  let nodes = new Set([root]);
  let itemPaths = new Set<ItemPathNode>();
  const segments = segmentsOf(path);
  for (const [index, text] of segments.entries()) {
    const reached = new Set<PatternNode>();
    const inItemPath = new Set(itemPaths);
    for (const { names, any, anyWithColon, itemPaths: started } of nodes) {
      const named = names.get(text);
      if (named !== undefined) reached.add(named);
      if (any !== null && !text.startsWith("$")) reached.add(any);
      if (anyWithColon !== null && text.endsWith(":")) reached.add(anyWithColon);
      for (const itemPath of started) inItemPath.add(itemPath);
    }
    const endsItemPath = text.endsWith(":");
    // A colon at the end of a URL ends the path of an item, but nothing follows.
    const isLast = index === segments.length - 1;
    for (const { colon, after } of inItemPath)
      if (colon === endsItemPath || (endsItemPath && isLast)) reached.add(after);
    nodes = reached;
    itemPaths = endsItemPath ? new Set() : inItemPath;
  }
  return [...nodes];
}

/**
 * Returns the path of a URL, starting at the service root. Percent-encoded characters are decoded if the encoding is
 * valid.
 */
export function decodePath(url: string): string {
  return decodeText(fromServiceRoot(url).split("?", 1)[0] ?? "");
}

function decodeText(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Returns the segments of a path in lower case. A key in parentheses becomes a separate segment. */
function segmentsOf(path: string): string[] {
  return readPath(path).segments.flatMap((segment) => {
    if (segment.text === "") return [];
    if (!isKeyed(segment)) return [segmentName(segment)];
    return [segmentName(segment), segment.arguments.map(({ value }) => value).join(",")];
  });
}

function patternsOf(path: string): Pattern[] {
  const segments = readPath(path).segments.filter(({ text }) => text !== "");
  return segments.flatMap((segment, index): Pattern[] => {
    const name = { kind: "name", name: segmentName(segment) } as const;
    if (isSampleId(segment.text)) return [{ kind: "any", colon: false }];
    if (isKeyed(segment)) return [name, { kind: "any", colon: false }];
    const afterColon = segments[index - 1]?.text.endsWith(":") === true;
    const colon = segment.text.endsWith(":");
    if (segment.kind === "call") return [name];
    const hasWildcard = segment.placeholders.some(({ wildcard }) => wildcard === true);
    if (hasWildcard || (segment.placeholders.length > 0 && afterColon)) return [{ kind: "itemPath", colon }];
    if (segment.placeholders.length === 0) return [name];
    return [{ kind: "any", colon }];
  });
}

/** Returns a segment's name in lower case, without the namespace of a function or type. */
function segmentName({ kind, name }: PathSegment): string {
  const local = kind === "call" || kind === "qualified" ? name.slice(name.lastIndexOf(".") + 1) : name;
  return local.toLowerCase();
}
