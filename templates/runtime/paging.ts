import type { GraphContext } from "./context.js";
import { failure } from "./error.js";
import { requestJson, type RequestOptions, type RequestSpec } from "./request.js";

/** One page of a collection. */
export interface PageOf<T> {
  /** The items of the page. */
  readonly value: T[];
  /** The number of items in all pages, if it was requested with `count: true`. */
  readonly count?: number;
  /** The URL of the next page. Pass it to `byPage({ continueFrom })` to continue later. */
  readonly nextLink?: string;
  /** On the last page of a delta query: the URL that returns later changes. */
  readonly deltaLink?: string;
}

/** A collection whose pages are requested while it is iterated. Each iteration starts with the first page. */
export interface Paged<T> extends AsyncIterable<T> {
  /** Iterates over pages. `continueFrom`: the `nextLink` or `deltaLink` of an earlier page. Default: the first page. */
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
 * Reads a collection page by page. No request is sent before the iteration. An empty page with a next link is not the
 * last page.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ServerDrivenPaging | OData, server-driven paging}
 *
 * The iteration throws GraphError: `foreignOrigin` if a next link has another origin than the service, `repeatedPage`
 * if it points to a page that was already read, `invalidResponse` if the response is not a collection.
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
        throw failure(
          "repeatedPage",
          { method: "GET", url: link },
          "was not sent: the next link points to a page that was already read",
        );
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

/**
 * Sends a request that returns a collection with another method than GET: once, when it is called.
 *
 * @returns the items of the response; a next link is not followed, because the request must not be sent twice
 * @throws GraphError; `invalidResponse` if the response is not a collection.
 */
export async function requestItems<T>(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<T[]> {
  return (await readPage<T>(context, spec, options)).value;
}

/** The request for the next page. The link contains the query, but not the headers. */
function continuation({ headers = {}, accept, revive }: RequestSpec, link: string): RequestSpec {
  return { method: "GET", path: link, headers, ...(accept && { accept }), ...(revive && { revive }) };
}

function readPage<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<PageOf<T>> {
  return requestJson(context, { ...spec, revive: (body) => pageOf(spec, body as Collection | null) }, options);
}

function pageOf({ method, path, revive }: RequestSpec, body: Collection | null): PageOf<unknown> {
  const { value, "@odata.count": count, "@odata.nextLink": nextLink, "@odata.deltaLink": deltaLink } = body ?? {};
  if (!Array.isArray(value)) {
    throw failure("invalidResponse", { method, url: path }, 'returned a body in which "value" is not an array', {
      body,
    });
  }
  return {
    value: revive ? value.map(revive) : value,
    ...(count !== undefined && { count }),
    ...(nextLink && { nextLink }),
    ...(deltaLink && { deltaLink }),
  };
}
