import type { JsonObject } from "../model/payload.js";
import { responsesOfRoute } from "../model/route-responses.js";
import { selectItems } from "./answer-list.js";
import type { Call } from "./call.js";
import { below, collectionOf, isItem, itemOf, readSegments, type Spot } from "./data/paths.js";
import { keyOf } from "./data/seeds.js";
import type { Collection, Store } from "./data/store.js";
import { readQuery, type Query } from "./query.js";
import type { Match } from "./routes.js";
import { shapeItem } from "./shape-items.js";

/** The key of an item as text; empty if the item does not have one. */
export function idOf(item: JsonObject, { key }: Collection): string {
  return (key === null ? null : keyOf(item, key)) ?? "";
}

/** {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ContextURL | Context URL} */
export function contextUrl({ roots, url, match }: Call, spot: Spot, isEntity: boolean): JsonObject {
  if (!roots.isOData) return {};
  const { location } = isItem(spot) ? collectionOf(spot) : spot;
  // The location of an item that is addressed by its path has the key of the item.
  const segments = match.itemPath === null ? readSegments(url.pathname.slice(roots.path.length)) : location;
  const path = segments.slice(0, location.length).map(encodeURIComponent).join("/");
  return { "@odata.context": `${roots.own}${roots.path}/$metadata#${path}${isEntity ? "/$entity" : ""}` };
}

/** Makes the part of an item or object that a response contains. The documented context URL is left out. */
export function shape(item: JsonObject, query: Query, spot: Spot, type: string | null, store: Store): JsonObject {
  const { "@odata.context": _, ...own } = item;
  return shapeItem(own, query, type, store.types, (name, inner) => {
    const related = below(spot, name);
    const relatedType = store.place(related)?.type ?? null;
    const collection = store.collection(related);
    if (collection === undefined) {
      const object = store.object(related);
      return object && shape(object, inner, related, relatedType, store);
    }
    return selectItems(collection, inner, store)
      .slice(inner.skip, inner.top === null ? undefined : inner.skip + inner.top)
      .map((one) => shape(one, inner, itemOf(related, idOf(one, collection)), relatedType, store));
  });
}

/** The documented status of a successful response. */
export function statusOf({ operation, route }: Match, fallback: number): number {
  return responsesOfRoute(route, operation).find(({ status }) => status < 300)?.status ?? fallback;
}

/**
 * Answers a request that wrote an item: with the item, or without a body if the docs or the request say so.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_Preferencereturnrepresentationandreturnminimal | OData Protocol 4.01, return=minimal}
 */
export function written(
  call: Call,
  item: JsonObject,
  spot: Spot,
  type: string | null,
  store: Store,
  { status, location }: { readonly status: number; readonly location?: string },
): Response {
  const preferred = /(?:^|[,;\s])return=(minimal|representation)/i.exec(call.request.headers.get("prefer") ?? "")?.[1];
  const isMinimal = preferred === undefined ? status === 204 : preferred.toLowerCase() === "minimal";
  const headers = location === undefined ? {} : { location };
  if (isMinimal) return new Response(null, { status: 204, headers });
  const body = { ...contextUrl(call, spot, true), ...shape(item, ALL, spot, type, store) };
  return Response.json(body, { status: status === 204 ? 200 : status, headers });
}

const ALL = readQuery(new URLSearchParams());
