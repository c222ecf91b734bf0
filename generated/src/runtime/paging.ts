import type { GraphContext } from "./context.js";
import { failure } from "./error.js";
import { requestJson, type RequestOptions, type RequestSpec } from "./request.js";

/** One page of a collection, as the service cuts it. */
export interface PageOf<T> {
  readonly value: T[];
  /** How many items there are in all, where `$count` asked for it. */
  readonly count?: number;
  /** Where the next page is; give it to `byPage({ continueFrom })` to go on later. */
  readonly nextLink?: string;
  /** Where changes from now on are, on the last page of a delta query. */
  readonly deltaLink?: string;
}

/** A collection that is fetched while it is iterated. Each iteration begins anew. */
export interface Paged<T> extends AsyncIterable<T> {
  /** Iterates the pages, from the first one or from a `nextLink` or `deltaLink` of an earlier page. */
  byPage(settings?: { readonly continueFrom?: string }): AsyncIterable<PageOf<T>>;
}

/** {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html | OData JSON, control information} */
interface Collection {
  readonly value?: unknown;
  readonly "@odata.count"?: number;
  readonly "@odata.nextLink"?: string;
  readonly "@odata.deltaLink"?: string;
}

/**
 * A collection by pages. Nothing is sent before it is iterated; an empty page with a next link does not end it.
 *
 * The iteration throws GraphError: `foreignOrigin` for a next link that leads away from the service, `repeatedPage`
 * for one that leads back, `invalidResponse` for an answer that is no collection.
 */
export function paged<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Paged<T> {
  async function* byPage(settings?: { readonly continueFrom?: string }): AsyncGenerator<PageOf<T>, void> {
    const visited = new Set<string>();
    let link = settings?.continueFrom;
    do {
      const page =
        link === undefined
          ? await readPage<T>(context, spec, options)
          : await readPage<T>(context, continuation(spec, link), { ...options, query: {} });
      yield page;
      link = page.nextLink;
      if (link !== undefined && visited.size === visited.add(link).size) {
        throw failure("repeatedPage", { method: "GET", url: link }, "was not sent: this page was already read");
      }
    } while (link !== undefined);
  }
  return {
    byPage,
    async *[Symbol.asyncIterator]() {
      for await (const page of byPage()) yield* page.value;
    },
  };
}

/** The link holds the query; the headers must be said again. */
function continuation({ headers = {}, accept, revive }: RequestSpec, link: string): RequestSpec {
  return { method: "GET", path: link, headers, ...(accept && { accept }), ...(revive && { revive }) };
}

async function readPage<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<PageOf<T>> {
  const { revive, ...plain } = spec;
  const body = await requestJson<Collection | null>(context, plain, options);
  const { value, "@odata.count": count, "@odata.nextLink": nextLink, "@odata.deltaLink": deltaLink } = body ?? {};
  if (!Array.isArray(value)) {
    const call = { method: spec.method, url: spec.path };
    throw failure("invalidResponse", call, 'was answered without a "value" that is a list', { body });
  }
  return {
    value: (revive ? value.map(revive) : value) as T[],
    ...(count !== undefined && { count }),
    ...(nextLink && { nextLink }),
    ...(deltaLink && { deltaLink }),
  };
}
