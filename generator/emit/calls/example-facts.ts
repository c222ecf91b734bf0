import { groupBy } from "../../collections/group-by.js";
import type { Example, HttpMethod, Operation, Route } from "../../model/model.js";
import { matchingRoutes } from "../../model/url-match.js";
import { queryEntries } from "./call-path.js";
import { divideQuery } from "./system-query.js";

/** Facts of a page's examples. All calls of the page need them, so they are collected once for each page. */
export interface ExampleFacts {
  /** The system query options of the URLs that match a route, by route. */
  readonly options: ReadonlyMap<Route, ReadonlySet<string>>;
  /** The different sets of system query options of URLs, with the method of the request. */
  readonly combinations: readonly { readonly method: HttpMethod; readonly options: readonly string[] }[];
  /** The names of the headers of successful responses. */
  readonly headers: ReadonlySet<string>;
  /** The names of the headers of 202 responses. */
  readonly acceptedHeaders: ReadonlySet<string>;
  /** Whether a successful response has a body of text. Examples of `$count` are ignored: a count is always text. */
  readonly hasText: boolean;
  /** Whether a successful response has a body that is not text. */
  readonly hasJson: boolean;
}

const known = new WeakMap<Operation, ExampleFacts>();

/** Returns the facts of a page's examples. */
export function exampleFacts(operation: Operation): ExampleFacts {
  const facts = known.get(operation) ?? collectFacts(operation);
  known.set(operation, facts);
  return facts;
}

function collectFacts({ examples, routes }: Operation): ExampleFacts {
  const queries = examples.flatMap(({ request: { method, url } }) => {
    if (!url.includes("?")) return [];
    return [{ method, url, options: divideQuery(queryEntries(url.slice(url.indexOf("?") + 1))).system }];
  });
  const bodies = examples.filter(hasBody).map(({ response }) => typeof response?.body);
  return {
    options: optionsByRoute(queries, routes),
    combinations: distinctBy(queries, ({ method, options }) => `${method} ${options.join()}`),
    headers: headerNames(examples, (status) => status < 300),
    acceptedHeaders: headerNames(examples, (status) => status === 202),
    hasText: bodies.includes("string"),
    hasJson: bodies.some((type) => type !== "string"),
  };
}

interface ExampleQuery {
  readonly method: HttpMethod;
  readonly url: string;
  readonly options: readonly string[];
}

/** Routes whose paths match the same URLs share one set, because a page can have many. */
function optionsByRoute(queries: readonly ExampleQuery[], routes: readonly Route[]): Map<Route, ReadonlySet<string>> {
  const found = new Map<Route, ReadonlySet<string>>();
  for (const [matching, shown] of groupBy(queries, ({ url }) => matchingRoutes(url, routes))) {
    const byMethod = groupBy(shown, ({ method }) => method);
    const options = new Map([...byMethod].map(([method, own]) => [method, new Set(own.flatMap((one) => one.options))]));
    for (const route of matching) {
      const own = options.get(route.method);
      if (own === undefined) continue;
      const others = found.get(route);
      found.set(route, others === undefined ? own : new Set([...others, ...own]));
    }
  }
  return found;
}

function distinctBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

function hasBody({ request, response }: Example): boolean {
  if (response === null || /\/\$count(?:\?|$)/.test(request.url)) return false;
  return response.status < 300 && response.body !== null && !response.malformed;
}

function headerNames(examples: readonly Example[], isWanted: (status: number) => boolean): ReadonlySet<string> {
  return new Set(
    examples.flatMap(({ response }) =>
      response !== null && isWanted(response.status) ? Object.keys(response.headers) : [],
    ),
  );
}
