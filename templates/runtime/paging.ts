import type { GraphContext } from "./context.js";
import { failure, record, type Call } from "./error.js";
import { resolveLink } from "./link.js";
import { readJson, requestJsonText, type ReadResponse, type RequestOptions, type RequestSpec } from "./request.js";

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
  readonly "@odata.count"?: unknown;
  readonly "@odata.nextLink"?: unknown;
  readonly "@odata.deltaLink"?: unknown;
}

/** The iteration fails after this number of empty pages in a row. A filter can leave many pages empty, but not so many. */
const emptyPages = 1000;

/**
 * Reads a collection page by page. No request is sent before the iteration. An empty page with a next link is not the
 * last page.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ServerDrivenPaging | OData, server-driven paging}
 *
 * The iteration throws GraphError with one of these codes: `foreignOrigin` if a next link has another origin,
 * `repeatedPage` if a next link points to a page that was already read or if more than 1,000 pages in a row are empty,
 * `invalidResponse` if the response is not a collection or if a link is not a URL.
 */
export function paged<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Paged<T> {
  async function* byPage(settings?: { readonly continueFrom?: string }): AsyncGenerator<PageOf<T>, void> {
    const visited = new Set<string>();
    let link = settings?.continueFrom;
    let empty = 0;
    do {
      const { call, page } =
        link === undefined
          ? await readPage<T>(context, spec, options)
          : await readPage<T>(context, continuation(context, spec, link), { ...options, query: {} });
      yield page;
      if (call.method === "GET") visited.add(call.url);
      empty = page.value.length > 0 ? 0 : empty + 1;
      link = page.nextLink;
      if (link !== undefined && visited.has(link)) {
        throw failure("repeatedPage", call, "returned a next link that points to a page that was already read");
      }
      if (empty > emptyPages)
        throw failure("repeatedPage", call, `returned an empty page after ${empty - 1} other empty pages`);
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
 * Sends a request that returns a collection with a method other than GET. The request is sent once, when the function
 * is called.
 *
 * @returns the items of the response; an empty list if the response does not have a body. A next link is not followed,
 * because the request must not be sent twice.
 * @throws GraphError. The code is `invalidResponse` if the response is not a collection.
 */
export async function requestItems<T>(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<T[]> {
  const sent = await requestJsonText(context, spec, options);
  return sent.body ? pageOf<T>(context, spec, sent).page.value : [];
}

/** The request for the next page. The link contains the query, but not the headers. */
function continuation(context: GraphContext, { headers = {}, accept, revive }: RequestSpec, link: string): RequestSpec {
  const call = { method: "GET", url: context.baseUrl };
  const path = resolveLink(context, call, "next link", link).href;
  return { method: "GET", path, headers, ...(accept && { accept }), ...(revive && { revive }) };
}

interface ReadPage<T> {
  readonly call: Call;
  readonly page: PageOf<T>;
}

async function readPage<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<ReadPage<T>> {
  return pageOf(context, spec, await requestJsonText(context, spec, options));
}

function pageOf<T>(context: GraphContext, { revive }: RequestSpec, sent: ReadResponse<string>): ReadPage<T> {
  const { call, response, body } = sent;
  const toPage = (collection: unknown): PageOf<unknown> => {
    const { value, "@odata.count": count, ...links } = record(collection) as Collection;
    if (!Array.isArray(value)) {
      throw failure("invalidResponse", call, 'returned a body in which "value" is not an array', { response, body });
    }
    const nextLink = linkOf(context, call, "next link", links["@odata.nextLink"]);
    const deltaLink = linkOf(context, call, "delta link", links["@odata.deltaLink"]);
    return {
      value: revive ? value.map(revive) : value,
      // With IEEE754Compatible, the count is text.
      ...(/^\d+$/.test(String(count)) && { count: Number(count) }),
      ...(nextLink !== undefined && { nextLink }),
      ...(deltaLink !== undefined && { deltaLink }),
    };
  };
  return { call, page: readJson({ revive: toPage }, sent) as PageOf<T> };
}

function linkOf(context: GraphContext, call: Call, name: string, link: unknown): string | undefined {
  const isAbsent = link === undefined || link === null || link === "";
  return isAbsent ? undefined : resolveLink(context, call, name, link).href;
}
