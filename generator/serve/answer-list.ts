import type { JsonValue, Operation } from "../model/model.js";
import { isList, type JsonObject, odataType } from "../model/payload.js";
import { badRequest } from "./api-error.js";
import type { Call } from "./call.js";
import type { Collection, Store } from "./data/store.js";
import { checkNames } from "./filter/check-names.js";
import { compareItems, matches } from "./filter/evaluate.js";
import type { Query } from "./query.js";
import { checkSelection } from "./shape-items.js";

/** A request for the items of a collection. */
export interface ListRequest {
  readonly call: Call;
  readonly query: Query;
  readonly collection: Collection;
  readonly context: JsonObject;
  readonly shape: (item: JsonObject, query: Query) => JsonObject;
}

/**
 * Answers a request for a list: a page of the items that match, and a link to the next page.
 *
 * @throws ApiError with status 400 if the query is not valid
 */
export function answerList({ call, query, collection, context, shape }: ListRequest, store: Store): Response {
  const { match, url, roots } = call;
  checkSelection(query, collection.place.type, store.types);
  const cast = match.suffix.find((segment) => segment !== COUNT);
  const items = selectItems(collection, query, store).filter(
    (item) =>
      (cast === undefined || hasType(item, cast, collection, store)) &&
      (roots.isOData || matchesParameters(item, url.searchParams, match.operation)),
  );
  if (match.suffix.includes(COUNT) || match.spot?.place.endsWith(`/${COUNT}`) === true) {
    return new Response(String(items.length), { headers: { "content-type": "text/plain" } });
  }
  const { names, size } = pageOf(call, query, store);
  const token = url.searchParams.get(names.token);
  if (token !== null && !/^\d{1,9}$/.test(token)) {
    throw badRequest(
      `${names.token} is ${JSON.stringify(token)}, which is not a token of this server. Use a link to the next page.`,
    );
  }
  const start = token === null ? query.skip : Number(token);
  const end = start + size;
  const shown = items.slice(start, end).map((item) => shape(item, query));
  if (isBareList(match.operation)) return Response.json(shown);
  const link = store.paging.parameter === undefined ? nextLink(call, names, end) : String(end);
  const next = end < items.length && size > 0 ? link : null;
  return Response.json({
    ...context,
    ...(query.count && { "@odata.count": items.length }),
    [store.paging.items]: shown,
    ...((next !== null || !roots.isOData) && { [store.paging.next]: next }),
  });
}

const COUNT = "$count";

/**
 * Selects and sorts the items of a collection by `$filter` and `$orderby`.
 *
 * @throws ApiError with status 400 for an unknown property
 */
export function selectItems(collection: Collection, { filter, orderby }: Query, { types }: Store): JsonObject[] {
  const { type } = collection.place;
  if (filter !== null) checkNames(filter, "$filter", type, types);
  for (const { by } of orderby) checkNames(by, "$orderby", type, types);
  const items = collection.items().filter((item) => filter === null || matches(item, filter));
  return orderby.length === 0 ? items : items.sort((one, other) => compareItems(one, other, orderby));
}

function hasType(item: JsonObject, cast: string, { place }: Collection, { types }: Store): boolean {
  const type = odataType(item)?.replace(/^#/, "") ?? place.type;
  return type !== null && types.lineage(type).some(({ name }) => name.toLowerCase() === cast.toLowerCase());
}

/** Without OData, a documented query parameter with the name of a property selects the items with this value. */
function matchesParameters(item: JsonObject, parameters: URLSearchParams, { queryParameters }: Operation): boolean {
  return queryParameters.every(({ name }) => {
    const wanted = parameters.get(name);
    const actual = Object.hasOwn(item, name) ? item[name] : undefined;
    if (wanted === null || actual === undefined || actual === null) return true;
    return isList(actual)
      ? actual.map(String).includes(wanted)
      : typeof actual === "object" || String(actual) === wanted;
  });
}

interface PageNames {
  /** The query parameter with the position of the next page. */
  readonly token: string;
}

/** Documented names of the query parameter with the size of a page. */
const SIZE_NAMES = /^(?:limit|top|per_?page|(?:max_?)?page_?size|max_?results|size|count)$/i;

function pageOf({ url, roots, request, pageSize, match }: Call, { top }: Query, store: Store) {
  const { operation } = match;
  if (roots.isOData) {
    const preferred = /odata\.maxpagesize=(\d{1,9})/i.exec(request.headers.get("prefer") ?? "")?.[1];
    return { names: { token: "$skiptoken" }, size: top ?? (preferred === undefined ? pageSize : Number(preferred)) };
  }
  const sizeName = operation.queryParameters.find(({ name }) => SIZE_NAMES.test(name))?.name;
  const text = sizeName === undefined ? null : url.searchParams.get(sizeName);
  if (text !== null && !/^[1-9]\d{0,8}$/.test(text)) {
    throw badRequest(`${sizeName ?? ""} is ${JSON.stringify(text)}, but must be a whole number from 1.`);
  }
  const token = store.paging.parameter ?? shownToken(operation, store) ?? "after";
  return { names: { token }, size: text === null ? pageSize : Number(text) };
}

/** The query parameter that is in the documented link to the next page, but not in the documented request. */
function shownToken({ examples }: Operation, { paging }: Store): string | null {
  for (const { request, response } of examples) {
    const next = propertyOf(response?.body ?? null, paging.next);
    if (typeof next !== "string" || !URL.canParse(next)) continue;
    const sent = new URL(request.url, next).searchParams;
    const added = [...new URL(next).searchParams.keys()].find((name) => !sent.has(name));
    if (added !== undefined) return added;
  }
  return null;
}

function propertyOf(body: JsonValue, name: string): JsonValue | undefined {
  return typeof body === "object" && body !== null && Object.hasOwn(body, name)
    ? (body as JsonObject)[name]
    : undefined;
}

/** The URL of the next page. */
function nextLink({ url, roots }: Call, { token }: PageNames, position: number): string {
  const next = new URL(url);
  next.searchParams.set(token, String(position));
  next.searchParams.delete("$skip");
  return `${roots.own}${next.pathname}${next.search.replaceAll("%24", "$")}`;
}

/** Whether the docs show the list without an object around it. */
function isBareList({ examples }: Operation): boolean {
  const bodies = examples.flatMap(({ response }) =>
    response === null || response.status >= 300 || response.body === null ? [] : [response.body],
  );
  return bodies.length > 0 && bodies.every(isList);
}
